package dev.crossover.model.progress;

import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.unit.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The weekly series of a fold, up to now. */
final class WeekSeries {

  private static final double PLACES = 1e6;

  private final PlanIndex index;
  private final Plan plan;
  private final double stretch;
  private final List<WeekFigures> weeks = new ArrayList<>();
  private double doneBefore;

  private WeekSeries(PlanIndex index, Enrolment learner) {
    this.index = index;
    this.plan = index.plan();
    this.stretch = plan.stretch(learner);
  }

  /**
   * Closed weeks, then the open one, then what has passed since without events; none before the
   * start, and none after the learner left.
   */
  static List<WeekFigures> of(
      Basis basis,
      Enrolment learner,
      LearnerFold fold,
      double done,
      double readiness,
      Instant now) {
    if (basis.calendar().elapsed(now).isZero()) {
      return List.of();
    }
    WeekSeries series = new WeekSeries(basis.plan(), learner);
    Instant left = fold.leftAt();
    int last =
        left != null && left.isBefore(now)
            ? basis.week(left)
            : Math.max(fold.weeks().size(), basis.week(now));
    fold.weeks().stream()
        .limit(last + 1L)
        .forEach(w -> series.add(w.effort(), w.done(), w.readiness()));
    Duration effort = fold.weekEffort();
    for (int w = fold.weeks().size(); w <= last; w++) {
      series.add(effort, done, readiness);
      effort = Duration.ZERO;
    }
    return List.copyOf(series.weeks);
  }

  private void add(Duration effort, double done, double readiness) {
    int week = weeks.size() + 1;
    double earned = Math.max(0, done - doneBefore) * index.hours() / plan.hoursPerWeek() * stretch;
    doneBefore = done;
    weeks.add(
        new WeekFigures(
            week,
            effort,
            rounded(done),
            rounded(index.plannedShare(week / stretch)),
            rounded(readiness),
            rounded(earned)));
  }

  private static double rounded(double value) {
    return Math.round(value * PLACES) / PLACES;
  }
}
