package dev.crossover.model.progress;

import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.SkipTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Time that a learner spent on a topic which the plan tells them to skip.
 *
 * @param topic id of the topic
 * @param spent how long
 * @param planWeeks the same in weeks of the plan, at its hours a week
 */
public record SkippedTime(String topic, Duration spent, double planWeeks) {

  private static final double SECONDS_AN_HOUR = 3_600;

  /** Of a plan's topics, the most time first. */
  static List<SkippedTime> of(Plan plan, Map<String, Duration> spent) {
    List<SkippedTime> skipped = new ArrayList<>();
    for (SkipTopic topic : plan.skip()) {
      Duration time = spent.get(topic.id());
      if (time != null) {
        skipped.add(of(plan, topic.id(), time));
      }
    }
    skipped.sort(Comparator.comparing(SkippedTime::spent).reversed());
    return skipped;
  }

  private static SkippedTime of(Plan plan, String topic, Duration spent) {
    return new SkippedTime(topic, spent, spent.toSeconds() / SECONDS_AN_HOUR / plan.hoursPerWeek());
  }
}
