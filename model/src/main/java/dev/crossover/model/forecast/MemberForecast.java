package dev.crossover.model.forecast;

import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
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

  /**
   * Of a learner who has not left.
   *
   * @param plan the plan that they are on, or another one to compare with
   * @param counts what the installation has learnt
   */
  public static MemberForecast of(
      PlanIndex plan, LearnerSnapshot snapshot, WeekCounts counts, Instant now) {
    return ForecastStart.of(plan, snapshot, now).with(counts);
  }

  /**
   * Of a learner, had they finished more just now. Of those who stand there few weeks may have been
   * seen, and by chance slow ones; but having done more makes nobody later. So the futures that the
   * learner has as they are count, too, with less to do in them, and the forecast as it is: what
   * promises most is taken.
   *
   * @param is their forecast as it is shown
   * @param from where they stand
   * @param then where they would, with more finished
   */
  public static MemberForecast had(
      MemberForecast is, ForecastStart from, ForecastStart then, WeekCounts counts) {
    return Stream.of(then.with(counts), then.along(from.path()).with(counts), is)
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
}
