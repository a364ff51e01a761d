package dev.crossover.model.forecast;

import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of one learner, with small tables from which a team's is counted.
 *
 * @param learner random id
 * @param hoursPerWeek hours a week of the learner
 * @param calendar own time
 * @param from when the weeks to come begin
 * @param forecast what is shown of it
 * @param done chance to have done the plan, by own weeks; null without a forecast
 * @param ready chance to be ready, by own weeks; null without a forecast
 */
public record MemberForecast(
    String learner,
    double hoursPerWeek,
    Calendar calendar,
    Instant from,
    Forecast forecast,
    @Nullable Chances done,
    @Nullable Chances ready) {

  /** The last is the one with the greatest chance, and of equals the earliest date. */
  private static final Comparator<MemberForecast> SOONEST =
      Comparator.<MemberForecast>comparingDouble(m -> m.forecast().basis().unitsLeft() == 0 ? 2 : 0)
          .thenComparing(
              m -> m.forecast().chanceByTarget(), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              m -> m.forecast().done() == null ? null : m.forecast().done().p50(),
              Comparator.nullsFirst(Comparator.reverseOrder()));

  private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /**
   * Of a learner who has not left.
   *
   * @param plan the plan that they are on, or another one to compare with
   * @param counts what the installation has learnt
   */
  public static MemberForecast of(
      PlanIndex plan, LearnerSnapshot snapshot, WeekCounts counts, Instant now) {
    return new Maker(plan, snapshot, LearnerPath.of(plan, snapshot, now), counts, now).made();
  }

  /**
   * Of a learner, had they finished more just now. Of those who stand there few weeks may have been
   * seen, and by chance slow ones; but having done more makes nobody later. So the futures that the
   * learner has as they are count, too, with less to do in them, and the forecast as it is: what
   * promises most is taken.
   *
   * @param is their forecast as it is shown
   * @param snapshot as they are
   * @param then with more finished
   */
  public static MemberForecast had(
      PlanIndex plan,
      MemberForecast is,
      LearnerSnapshot snapshot,
      LearnerSnapshot then,
      WeekCounts counts,
      Instant now) {
    StudyPath path = LearnerPath.of(plan, snapshot, now);
    return Stream.of(
            of(plan, then, counts, now), new Maker(plan, then, path, counts, now).made(), is)
        .max(SOONEST)
        .orElseThrow();
  }

  /** The same, were the learner away on some days more; null for none. The target stays. */
  MemberForecast away(@Nullable Leave more) {
    return more == null
        ? this
        : new MemberForecast(
            learner, hoursPerWeek, calendar.with(more), from, forecast, done, ready);
  }

  /** The chance to have done the plan by the end of a day, 0..1; not without a forecast. */
  public double done(LocalDate day) {
    return done(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), WhatIf.NOTHING);
  }

  /** The chance to have done the plan at a moment, 0..1. */
  double done(Instant at, WhatIf whatIf) {
    return Objects.requireNonNull(done).within(weeks(at, whatIf));
  }

  /** The chance to be ready at a moment, 0..1. */
  double ready(Instant at, WhatIf whatIf) {
    return Objects.requireNonNull(ready).within(weeks(at, whatIf));
  }

  /** Weeks of the tables that lie before a moment: with twice the hours they take half the time. */
  private double weeks(Instant at, WhatIf whatIf) {
    Instant begin = whatIf.begin(from);
    return LearnerPath.weeks(calendar.between(begin, at)) * whatIf.pace(hoursPerWeek);
  }

  /** Everything that the parts of a forecast are made of. */
  private static final class Maker {
    private final PlanIndex plan;
    private final LearnerSnapshot snapshot;
    private final WeekCounts counts;
    private final StudyPath path;
    private final Calendar calendar;
    private final Instant from;

    Maker(
        PlanIndex plan, LearnerSnapshot snapshot, StudyPath path, WeekCounts counts, Instant now) {
      this.plan = plan;
      this.snapshot = snapshot;
      this.counts = counts;
      this.path = path;
      this.calendar = Calendar.of(snapshot.enrolment());
      Instant start = calendar.begins();
      this.from = start.isAfter(now) ? start : now;
    }

    MemberForecast made() {
      Enrolment enrolment = snapshot.enrolment();
      Instant target = plan.plan().after(plan.plan().weeks(), enrolment, calendar);
      LocalDate due = calendar.day(target);
      int left = LearnerPath.open(plan, snapshot);
      Forecast.Basis basis =
          new Forecast.Basis(counts.enough(), counts.weeks(), WeekCounts.FEWEST, left);
      Integer toReady = ReadyGoal.units(plan, snapshot);
      Chances ready = toReady == null ? Chances.NEVER : Chances.REACHED;
      if (left == 0) {
        Forecast forecast = new Forecast(null, null, due, null, 0.0, null, basis);
        return new MemberForecast(
            snapshot.learner(),
            enrolment.hoursPerWeek(),
            calendar,
            from,
            forecast,
            Chances.REACHED,
            ready);
      }
      if (!counts.enough()) {
        Forecast forecast = new Forecast(null, null, due, null, null, null, basis);
        return new MemberForecast(
            snapshot.learner(), enrolment.hoursPerWeek(), calendar, from, forecast, null, null);
      }
      boolean waits = toReady != null && toReady > 0;
      List<Integer> goals = waits ? List.of(toReady, left) : List.of(left);
      Futures futures = Futures.of(path, plan.plan().id(), counts, goals);
      int all = goals.size() - 1;
      Forecast forecast =
          new Forecast(
              dates(futures, all),
              waits ? dates(futures, 0) : null,
              due,
              futures.chance(all, own(due.plusDays(1))),
              1 - futures.chance(all, Futures.HORIZON_WEEKS),
              new Forecast.Soon(
                  futures.finished(0.1), futures.finished(0.5), futures.finished(0.9)),
              basis);
      return new MemberForecast(
          snapshot.learner(),
          enrolment.hoursPerWeek(),
          calendar,
          from,
          forecast,
          Chances.of(futures, all),
          waits ? Chances.of(futures, 0) : ready);
    }

    private Forecast.Dates dates(Futures futures, int goal) {
      return new Forecast.Dates(
          date(futures, goal, 0.1),
          date(futures, goal, 0.5),
          date(futures, goal, 0.8),
          date(futures, goal, 0.9));
    }

    private @Nullable LocalDate date(Futures futures, int goal, double level) {
      double weeks = futures.reachedAfter(goal, level);
      return weeks == StudyPath.NEVER
          ? null
          : calendar.day(calendar.after(from, Duration.ofMillis((long) (weeks * WEEK_MILLIS))));
    }

    /** Own weeks until that day begins. */
    private double own(LocalDate day) {
      return LearnerPath.weeks(calendar.between(from, calendar.begins(day)));
    }
  }
}
