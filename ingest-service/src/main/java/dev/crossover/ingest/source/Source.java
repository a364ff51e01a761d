package dev.crossover.ingest.source;

import java.time.Instant;

/**
 * Someone who may post, as kept in {@code sources}; the secret itself is kept nowhere.
 *
 * @param key public half of the token
 * @param name what the source is called in counts and pages; not a person
 * @param secretHash SHA-256 of the secret, hexadecimal
 * @param createdAt when it was made
 */
record Source(String key, String name, String secretHash, Instant createdAt) {}
