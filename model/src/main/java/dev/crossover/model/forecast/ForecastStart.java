package dev.crossover.model.forecast;

import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a learner's forecast starts from: equal ones, with the same weeks learnt, give equal
 * forecasts. Of most events nothing stands in it, so that a forecast need not be made anew.
 *
 * @param plan the plan that they are on, or another one to compare with
 * @param learner random id
 * @param enrolment hours and calendar
 * @param path through the plan so far
 * @param left units that are not done
 * @param toReady units to finish to be ready, 0 for who is; null where finishing all is not enough
 * @param now the moment from which it looks ahead
 */
public record ForecastStart(
    PlanIndex plan,
    String learner,
    Enrolment enrolment,
    StudyPath path,
    int left,
    @Nullable Integer toReady,
    Instant now) {

  private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /** Of a learner who has not left; what was done after that moment counts as done just before. */
  public static ForecastStart of(PlanIndex plan, LearnerSnapshot snapshot, Instant now) {
    return new ForecastStart(
        plan,
        snapshot.learner(),
        snapshot.enrolment(),
        LearnerPath.of(plan, snapshot, now),
        LearnerPath.open(plan, snapshot),
        ReadyGoal.units(plan, snapshot),
        now);
  }

  /** Whether the learner starts from the same still, at that moment: nothing of it has changed. */
  public boolean holds(LearnerSnapshot snapshot) {
    return equals(of(plan, snapshot, now));
  }

  /** The same, as if they had come along another path. */
  ForecastStart along(StudyPath other) {
    return new ForecastStart(plan, learner, enrolment, other, left, toReady, now);
  }

  /**
   * The forecast.
   *
   * @param counts what the installation has learnt
   */
  public MemberForecast with(WeekCounts counts) {
    Calendar calendar = Calendar.of(enrolment);
    LocalDate due = calendar.day(plan.plan().after(plan.plan().weeks(), enrolment, calendar));
    Forecast.Basis basis =
        new Forecast.Basis(counts.enough(), counts.weeks(), WeekCounts.FEWEST, left);
    Chances ready = toReady == null ? Chances.NEVER : Chances.REACHED;
    if (left == 0) {
      Forecast forecast = new Forecast(null, null, due, null, 0.0, null, basis);
      return made(calendar, forecast, Chances.REACHED, ready);
    }
    if (!counts.enough()) {
      return made(calendar, new Forecast(null, null, due, null, null, null, basis), null, null);
    }
    boolean waits = toReady != null && toReady > 0;
    List<Integer> goals = waits ? List.of(toReady, left) : List.of(left);
    Futures futures = Futures.of(path, plan.plan().id(), counts, goals);
    int all = goals.size() - 1;
    Forecast forecast =
        new Forecast(
            dates(calendar, futures, all),
            waits ? dates(calendar, futures, 0) : null,
            due,
            futures.chance(all, own(calendar, due.plusDays(1))),
            1 - futures.chance(all, Futures.HORIZON_WEEKS),
            new Forecast.Soon(futures.finished(0.1), futures.finished(0.5), futures.finished(0.9)),
            basis);
    return made(
        calendar, forecast, Chances.of(futures, all), waits ? Chances.of(futures, 0) : ready);
  }

  private MemberForecast made(
      Calendar calendar, Forecast forecast, @Nullable Chances done, @Nullable Chances ready) {
    return new MemberForecast(
        learner, enrolment.hoursPerWeek(), calendar, from(calendar), forecast, done, ready);
  }

  /** When the weeks to come begin. */
  private Instant from(Calendar calendar) {
    Instant start = calendar.begins();
    return start.isAfter(now) ? start : now;
  }

  private Forecast.Dates dates(Calendar calendar, Futures futures, int goal) {
    return new Forecast.Dates(
        date(calendar, futures, goal, 0.1),
        date(calendar, futures, goal, 0.5),
        date(calendar, futures, goal, 0.8),
        date(calendar, futures, goal, 0.9));
  }

  private @Nullable LocalDate date(Calendar calendar, Futures futures, int goal, double level) {
    double weeks = futures.reachedAfter(goal, level);
    return weeks == StudyPath.NEVER
        ? null
        : calendar.day(
            calendar.after(from(calendar), Duration.ofMillis((long) (weeks * WEEK_MILLIS))));
  }

  /** Own weeks until that day begins. */
  private double own(Calendar calendar, LocalDate day) {
    return LearnerPath.weeks(calendar.between(from(calendar), calendar.begins(day)));
  }
}
