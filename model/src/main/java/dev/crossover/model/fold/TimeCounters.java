package dev.crossover.model.fold;

import dev.crossover.model.SmallMap;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest reading of each counter of time that a sender keeps, by activity. A counter tells all
 * the time so far; what counts is what it gained since the reading before.
 *
 * @param readings by IRI of the activity; the empty one stands for none
 */
public record TimeCounters(Map<String, Duration> readings) {

  /** Most counters that are kept; others say nothing of time. */
  public static final int MOST = 128;

  static final TimeCounters NONE = new TimeCounters(SmallMap.empty());

  public TimeCounters {
    readings = SmallMap.copyOf(readings);
  }

  /** What a counter gained; one that reads less than before began anew. */
  Duration gain(@Nullable String activity, Duration reading) {
    Duration before = readings.get(counter(activity));
    if (before == null) {
      return readings.size() < MOST ? reading : Duration.ZERO;
    }
    return reading.compareTo(before) < 0 ? reading : reading.minus(before);
  }

  TimeCounters after(@Nullable String activity, Duration reading) {
    String counter = counter(activity);
    if (readings.size() >= MOST && !readings.containsKey(counter)) {
      return this;
    }
    return new TimeCounters(SmallMap.copyOf(readings).with(counter, reading));
  }

  private static String counter(@Nullable String activity) {
    return Objects.requireNonNullElse(activity, "");
  }
}
