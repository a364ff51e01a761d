package dev.crossover.model.intake;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one request at a door, as it stands in {@code intake-results} under the source's
 * name.
 *
 * @param at when it came
 * @param accepted new events
 * @param duplicates events that were here before
 * @param delay between the newest new event and its arrival; null where there was none, never
 *     negative
 * @param refusal why the request was refused; null where it was taken
 * @param offset of the request in its source's partition of {@code requests}, so that it counts
 *     once however often it is told; null where it was refused
 * @param remarked those of the new events that are not in all as their format has them; null where
 *     there are none
 */
public record IntakeResult(
    Instant at,
    int accepted,
    int duplicates,
    @Nullable Duration delay,
    @Nullable Refusal refusal,
    @Nullable Long offset,
    @Nullable Remarked remarked) {

  /** Of a request that does not stand in {@code requests}. */
  public IntakeResult(
      Instant at,
      int accepted,
      int duplicates,
      @Nullable Duration delay,
      @Nullable Refusal refusal) {
    this(at, accepted, duplicates, delay, refusal, null, null);
  }

  /**
   * Why a request was refused.
   *
   * @param reason from a short list, such as {@code invalid_field}
   * @param field path of the field; null where it is not about one
   * @param message what the sender was told
   */
  public record Refusal(String reason, @Nullable String field, @Nullable String message) {}
}
