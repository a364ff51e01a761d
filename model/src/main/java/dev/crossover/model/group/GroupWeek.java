package dev.crossover.model.group;

import java.time.Duration;

/**
 * A week over the group.
 *
 * @param week number, from 1
 * @param learners learners who had reached it and had not left
 * @param full those of them for whom it is over
 * @param effort mean time spent
 * @param done mean done share at its end, 0..1
 * @param planned mean share due at its end, 0..1
 * @param earned mean work finished in it, weeks of plan time; 1 is on plan
 * @param p25 quarter of the learners had shown less, 0..1, to five points
 * @param p50 median of what was shown
 * @param p75 quarter is above
 */
public record GroupWeek(
    int week,
    int learners,
    int full,
    Duration effort,
    double done,
    double planned,
    double earned,
    double p25,
    double p50,
    double p75) {

  static final GroupWeek NONE = new GroupWeek(0, 0, 0, Duration.ZERO, 0, 0, 0, 0, 0, 0);

  static GroupWeek of(int number, WeekSum w) {
    return new GroupWeek(
        number,
        w.learners(),
        w.full(),
        Duration.ofMillis(w.effort() / Math.max(1, w.learners())),
        Millionths.mean(w.done(), w.learners()),
        Millionths.mean(w.planned(), w.learners()),
        Millionths.mean(w.earned(), w.full()),
        GroupReadiness.middle(w.readiness().quantile(0.25), WeekSum.BINS),
        GroupReadiness.middle(w.readiness().quantile(0.5), WeekSum.BINS),
        GroupReadiness.middle(w.readiness().quantile(0.75), WeekSum.BINS));
  }
}
