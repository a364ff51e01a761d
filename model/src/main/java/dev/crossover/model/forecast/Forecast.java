package dev.crossover.model.forecast;

import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When the plan will be done, as a range with its basis: weeks to come are drawn {@value
 * Simulation#RUNS} times from weeks that were (see {@link Simulation}), and the quantiles are read
 * where they held for earlier learners (see {@link Recalibration}). Dates are null where too few
 * futures finish within {@value Simulation#HORIZON_WEEKS} weeks to state one, and where all is
 * done.
 *
 * @param p10 one in ten is done by then
 * @param p50 as likely before as after
 * @param p80 four in five are done by then
 * @param p90 nine in ten are done by then
 * @param target when the plan says to be done, or null where nobody has a plan any more
 * @param chanceByTarget chance to be done by the target, 0..1; null without forecast or target
 * @param chanceNever chance not to be done within the weeks looked at, 0..1; null without forecast
 * @param basis what it rests on, or what is missing for one
 */
public record Forecast(
    @Nullable LocalDate p10,
    @Nullable LocalDate p50,
    @Nullable LocalDate p80,
    @Nullable LocalDate p90,
    @Nullable LocalDate target,
    @Nullable Double chanceByTarget,
    @Nullable Double chanceNever,
    Basis basis) {

  /** Weeks of work below which all is done. */
  private static final double NOTHING = 1e-6;

  private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /**
   * What a forecast rests on.
   *
   * @param enough whether there is enough for a forecast
   * @param ownWeeks own full weeks drawn from
   * @param cohortWeeks weeks of the cohort drawn from
   * @param fullWeeks full weeks since the start; {@value Work#FEWEST_WEEKS} are needed
   * @param finishedUnits units finished so far
   * @param fewestUnits how many are needed
   * @param remainingWeeks work left, in weeks of plan time
   */
  public record Basis(
      boolean enough,
      int ownWeeks,
      int cohortWeeks,
      int fullWeeks,
      int finishedUnits,
      int fewestUnits,
      double remainingWeeks) {}

  /**
   * Of one learner, read where earlier learners' forecasts held.
   *
   * @param cohort what the learner's cohort shows, or null while it is not known
   */
  public static Forecast of(Member member, @Nullable GroupReadiness cohort, Instant now) {
    return of(
        Works.of(member.progress(), cohort),
        Recalibration.HISTORIES_2013.dates(),
        Calendar.of(member.learner().enrolment()),
        now,
        member.target());
  }

  /**
   * Forecasts.
   *
   * @param calendar whose leave is left out
   * @param from when the weeks to come begin
   * @param target when the plan says to be done, or null
   */
  public static Forecast of(
      Work work, Levels levels, Calendar calendar, Instant from, @Nullable Instant target) {
    Basis basis =
        new Basis(
            work.enough(),
            work.own().weeks(),
            work.cohort().weeks(),
            work.fullWeeks(),
            work.finishedUnits(),
            work.fewestUnits(),
            work.remaining());
    LocalDate due = target == null ? null : day(target);
    if (work.remaining() < NOTHING) {
      return new Forecast(null, null, null, null, due, null, 0.0, basis);
    }
    if (!work.enough()) {
      return new Forecast(null, null, null, null, due, null, null, basis);
    }
    Simulation futures =
        Simulation.of(work.remaining(), work.own(), work.cohort(), 1, w -> w, Simulation.RUNS);
    Double byTarget =
        target == null
            ? null
            : Double.valueOf(
                levels.stated(futures.chance(weeks(calendar.between(from, endOfDay(target))))));
    return new Forecast(
        date(futures, levels.used(0.1), calendar, from),
        date(futures, levels.used(0.5), calendar, from),
        date(futures, levels.used(0.8), calendar, from),
        date(futures, levels.used(0.9), calendar, from),
        due,
        byTarget,
        1 - levels.stated(futures.chance(Simulation.HORIZON_WEEKS)),
        basis);
  }

  private static @Nullable LocalDate date(
      Simulation futures, double level, Calendar calendar, Instant from) {
    double weeks = futures.finishedAfter(level);
    return weeks == Double.POSITIVE_INFINITY
        ? null
        : day(calendar.after(from, Duration.ofMillis((long) (weeks * WEEK_MILLIS))));
  }

  private static double weeks(Duration time) {
    return time.toMillis() / WEEK_MILLIS;
  }

  /** Who is done on the day of the target is on time. */
  private static Instant endOfDay(Instant target) {
    return day(target).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
