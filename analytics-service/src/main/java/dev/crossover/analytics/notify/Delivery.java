package dev.crossover.analytics.notify;

import java.time.Instant;

/**
 * A message that was sent, as kept in {@code notifications}, so that a replay sends nothing twice.
 *
 * @param id episode, what happened to it, channel
 * @param sentAt when
 */
public record Delivery(String id, Instant sentAt) {}
