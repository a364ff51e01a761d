package dev.crossover.ingest.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Input that was refused, as it is kept in {@code rejected-events}.
 *
 * @param source name of the token it was posted with
 * @param door the form in which it came
 * @param receivedAt when
 * @param reason why
 * @param field path of the field that is wrong, or null
 * @param message what the sender was told
 * @param original as it came; text, since it may not be JSON
 */
public record Rejected(
    String source,
    Door door,
    Instant receivedAt,
    RejectReason reason,
    @Nullable String field,
    @Nullable String message,
    String original) {}
