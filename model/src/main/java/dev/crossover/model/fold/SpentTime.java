package dev.crossover.model.fold;

import dev.crossover.model.SmallMap;
import dev.crossover.model.event.LearningEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time of a learner while events are being appended to their fold. */
final class SpentTime {

  private Duration spent = Duration.ZERO;
  private Duration skipSpent = Duration.ZERO;
  private SmallMap<Duration> skipped = SmallMap.empty();
  private Duration weekEffort = Duration.ZERO;
  private TimeCounters counters = TimeCounters.NONE;

  SpentTime() {}

  SpentTime(LearnerFold from) {
    this.spent = from.spent();
    this.skipSpent = from.skipSpent();
    this.skipped = SmallMap.copyOf(from.skipped());
    this.weekEffort = from.weekEffort();
    this.counters = from.counters();
  }

  Duration spent() {
    return spent;
  }

  Duration skipSpent() {
    return skipSpent;
  }

  SmallMap<Duration> skipped() {
    return skipped;
  }

  Duration weekEffort() {
    return weekEffort;
  }

  TimeCounters counters() {
    return counters;
  }

  void count(Duration time) {
    spent = spent.plus(time);
    // What milliseconds cannot hold fails here, and not later in the sums of others.
    Math.multiplyExact(spent.toSeconds(), 1_000_000L);
    weekEffort = weekEffort.plus(time);
  }

  /** Of time that was counted, the part on a topic of the skip list. */
  void skip(String topic, Duration time) {
    skipSpent = skipSpent.plus(time);
    skipped = skipped.with(topic, skipped.getOrDefault(topic, Duration.ZERO).plus(time));
  }

  /** What the event says of time; null if it says nothing. */
  @Nullable Duration stated(LearningEvent event) {
    Duration reading = event.spentSoFar();
    if (reading == null) {
      return event.spent();
    }
    Duration gain = counters.gain(event.activity(), reading);
    counters = counters.after(event.activity(), reading);
    return gain;
  }

  /** Time of the week that ends; the next one begins. */
  Duration closeWeek() {
    Duration effort = weekEffort;
    weekEffort = Duration.ZERO;
    return effort;
  }
}
