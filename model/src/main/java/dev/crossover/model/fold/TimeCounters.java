package dev.crossover.model.fold;

import java.time.Duration;
import java.util.HashMap;
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

  static final TimeCounters NONE = new TimeCounters(Map.of());

  public TimeCounters {
    readings = Map.copyOf(readings);
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
    Map<String, Duration> now = new HashMap<>(readings);
    now.put(counter, reading);
    return new TimeCounters(now);
  }

  private static String counter(@Nullable String activity) {
    return Objects.requireNonNullElse(activity, "");
  }
}
