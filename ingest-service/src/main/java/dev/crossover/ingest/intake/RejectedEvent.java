package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.RejectReason;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Input that was refused, as it is kept in {@code rejected-events}.
 *
 * @param id names it; sorts by time
 * @param source name of the token it was posted with
 * @param door the form in which it came
 * @param receivedAt when
 * @param reason why
 * @param field path of the field that is wrong, or null
 * @param message what the sender was told
 * @param original as it came
 */
public record RejectedEvent(
    String id,
    String source,
    Door door,
    Instant receivedAt,
    RejectReason reason,
    @Nullable String field,
    @Nullable String message,
    Original original) {

  /**
   * All of a request that is needed to read it again.
   *
   * @param base64 the body; empty where it was too large to be read or kept
   * @param context headers and parameters by name: content type, attributes of a CloudEvent
   */
  public record Original(String base64, Map<String, String> context) {
    public Original {
      context = Map.copyOf(context);
    }
  }

  /** Sorted by source, then time. */
  public String index() {
    return indexOf(source) + id;
  }

  /** What the index of all of a source begins with. */
  static String indexOf(String source) {
    return source + " ";
  }
}
