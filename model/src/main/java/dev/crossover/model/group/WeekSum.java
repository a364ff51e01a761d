package dev.crossover.model.group;

import dev.crossover.model.progress.WeekFigures;

/**
 * One week over a group, each learner's own week of that number.
 *
 * @param learners learners who had reached that week and had not left
 * @param full those of them for whom it is over
 * @param effort sum of time spent, milliseconds
 * @param done sum of done shares, millionths
 * @param planned sum of planned shares, millionths
 * @param earned sum of work finished in full weeks, millionths of a week of plan time
 * @param readiness learners by readiness in bins of five points
 */
public record WeekSum(
    int learners, int full, long effort, long done, long planned, long earned, Bins readiness) {

  static final WeekSum NONE = new WeekSum(0, 0, 0, 0, 0, 0, Bins.NONE);

  /** Bins of readiness over 0..1. */
  static final int BINS = 20;

  static WeekSum of(WeekFigures w, boolean over) {
    return new WeekSum(
        1,
        over ? 1 : 0,
        w.effort().toMillis(),
        Millionths.of(w.done()),
        Millionths.of(w.planned()),
        over ? Millionths.of(w.earned()) : 0,
        Bins.one(Math.min(BINS - 1, (int) (w.readiness() * BINS))));
  }

  WeekSum plus(WeekSum o, int sign) {
    return new WeekSum(
        learners + sign * o.learners,
        full + sign * o.full,
        effort + sign * o.effort,
        done + sign * o.done,
        planned + sign * o.planned,
        earned + sign * o.earned,
        readiness.plus(o.readiness, sign));
  }
}
