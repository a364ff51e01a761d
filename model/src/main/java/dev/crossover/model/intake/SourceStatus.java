package dev.crossover.model.intake;

import dev.crossover.model.intake.IntakeResult.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a source does, summed over all its {@link IntakeResult}s: received = accepted + duplicates +
 * rejected.
 *
 * @param lastEventAt when the last request that held valid events came; null before the first
 * @param delay of the newest event then; null where it is not known
 * @param accepted new events so far
 * @param duplicates repeats so far
 * @param rejected refused requests so far, by reason
 * @param lastRefusalAt when the last request was refused; null while none was
 * @param lastRefusal why; null while none was
 * @param gaps between the requests that held valid events; null before the first, and in a row of a
 *     version that did not keep them
 * @param offset of the last request that was counted as taken; null before the first
 * @param remarked events that are not in all as their format has them, and were kept all the same;
 *     null while there are none
 */
public record SourceStatus(
    @Nullable Instant lastEventAt,
    @Nullable Duration delay,
    long accepted,
    long duplicates,
    Map<String, Long> rejected,
    @Nullable Instant lastRefusalAt,
    @Nullable Refusal lastRefusal,
    @Nullable ReceiptGaps gaps,
    @Nullable Long offset,
    @Nullable Remarked remarked) {

  /** Before anything came. */
  public static final SourceStatus NONE =
      new SourceStatus(null, null, 0, 0, Map.of(), null, null, null, null, null);

  public SourceStatus {
    rejected = Map.copyOf(rejected);
  }

  /**
   * How long the source may be quiet before it counts as silent; see {@link ReceiptGaps}.
   *
   * @return at least {@link ReceiptGaps#LEAST}
   */
  public Duration usualGap() {
    return gaps == null || lastEventAt == null ? ReceiptGaps.UNTIL_KNOWN : gaps.usual(lastEventAt);
  }

  /** Without what only counting needs. */
  public SourceStatus shown() {
    return new SourceStatus(
        lastEventAt,
        delay,
        accepted,
        duplicates,
        rejected,
        lastRefusalAt,
        lastRefusal,
        gaps,
        null,
        remarked);
  }

  /** With one more result. */
  public SourceStatus plus(IntakeResult result) {
    Refusal refusal = result.refusal();
    Long place = result.offset();
    if (place != null && offset != null && place <= offset) {
      return this; // told again after a crash
    }
    if (refusal == null) {
      // Two instances of the doors have two clocks, so a delivery may seem to come before the last.
      Instant at = later(result.at());
      return new SourceStatus(
          at,
          result.delay() == null ? delay : result.delay(),
          accepted + result.accepted(),
          duplicates + result.duplicates(),
          rejected,
          lastRefusalAt,
          lastRefusal,
          gaps(at),
          place == null ? offset : place,
          remarked(result.remarked()));
    }
    Map<String, Long> more = new TreeMap<>(rejected);
    more.merge(refusal.reason(), 1L, Long::sum);
    return new SourceStatus(
        lastEventAt,
        delay,
        accepted,
        duplicates,
        more,
        result.at(),
        refusal,
        gaps,
        offset,
        remarked);
  }

  private @Nullable Remarked remarked(@Nullable Remarked more) {
    return remarked == null || more == null
        ? (more == null ? remarked : more)
        : remarked.plus(more);
  }

  private Instant later(Instant at) {
    return lastEventAt == null || at.isAfter(lastEventAt) ? at : lastEventAt;
  }

  private ReceiptGaps gaps(Instant at) {
    if (lastEventAt == null) {
      return ReceiptGaps.since(at);
    }
    return (gaps == null ? ReceiptGaps.since(lastEventAt) : gaps).plus(lastEventAt, at);
  }
}
