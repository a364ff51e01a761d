package dev.crossover.ingest.sender;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request of a source, as its sender's developer wants to see it.
 *
 * @param at when it ended; of several that were refused alike, the last
 * @param method of HTTP
 * @param path without parameters, which may name people
 * @param status of the reply
 * @param accepted new events; null where the reply says nothing of events
 * @param duplicates events that were here before; null likewise
 * @param reason code of the refusal; null where it was not refused
 * @param detail what is wrong, for a person; null where nothing is known
 * @param bytes of the body as it came; null where none was read
 * @param millis until the reply was written
 * @param times how often in a row it was refused alike
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SentRequest(
    Instant at,
    String method,
    String path,
    int status,
    @Nullable Integer accepted,
    @Nullable Integer duplicates,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable Long bytes,
    long millis,
    int times) {

  /** Whether both were refused for the same reason. */
  boolean isRefusedLike(SentRequest other) {
    return reason != null
        && reason.equals(other.reason)
        && status == other.status
        && method.equals(other.method)
        && path.equals(other.path)
        && Objects.equals(detail, other.detail);
  }

  SentRequest after(SentRequest before) {
    return new SentRequest(
        at,
        method,
        path,
        status,
        accepted,
        duplicates,
        reason,
        detail,
        bytes,
        millis,
        before.times + 1);
  }
}
