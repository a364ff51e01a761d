package dev.crossover.ingest.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value of the topic {@code changes}.
 *
 * @param at when it was asked for
 * @param by who asked: a user's address, the name of a key after {@code key }, or {@code crossover}
 *     for what the service does by itself
 * @param what {@code roster}, {@code plan}, {@code reviewers}, {@code columns} (of reports), {@code
 *     completions} (that somebody brought), {@code key}, {@code user}, {@code stand-in} (who
 *     reviews in a user's place), {@code notices} (how somebody wants to be told) or {@code ticket}
 *     (a link that signs somebody in)
 * @param id of what was changed; of a learner their id, of a user the hash of their address
 * @param from the fields that changed, as they were; null: there was nothing
 * @param to as they are now; null: there is nothing any more
 */
public record Change(
    Instant at,
    String by,
    String what,
    String id,
    @Nullable JsonNode from,
    @Nullable JsonNode to) {}
