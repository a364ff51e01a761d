package dev.crossover.model.forecast;

import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of one learner, with small tables from which a team's is counted.
 *
 * @param learner random id
 * @param hoursPerWeek hours a week of the learner
 * @param forecast what is shown of it
 * @param done chance to have done the plan, by weeks from now; null without a forecast
 * @param ready chance to be ready, by weeks from now; null without a forecast
 */
public record MemberForecast(
    String learner,
    double hoursPerWeek,
    Forecast forecast,
    @Nullable Chances done,
    @Nullable Chances ready) {

  private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /**
   * Of a learner who has not left.
   *
   * @param plan the plan that they are on, or another one to compare with
   * @param counts what the installation has learnt
   */
  public static MemberForecast of(
      PlanIndex plan, LearnerSnapshot snapshot, WeekCounts counts, Instant now) {
    return new Maker(plan, snapshot, counts, now).made();
  }

  /** Everything that the parts of a forecast are made of. */
  private static final class Maker {
    private final PlanIndex plan;
    private final LearnerSnapshot snapshot;
    private final WeekCounts counts;
    private final Instant now;
    private final StudyPath path;
    private final Calendar calendar;
    private final Instant from;

    Maker(PlanIndex plan, LearnerSnapshot snapshot, WeekCounts counts, Instant now) {
      this.plan = plan;
      this.snapshot = snapshot;
      this.counts = counts;
      this.now = now;
      this.path = LearnerPath.of(plan, snapshot, now);
      this.calendar = Calendar.of(snapshot.enrolment());
      Instant start = calendar.start().atStartOfDay(ZoneOffset.UTC).toInstant();
      this.from = start.isAfter(now) ? start : now;
    }

    MemberForecast made() {
      Enrolment enrolment = snapshot.enrolment();
      Instant target = plan.plan().after(plan.plan().weeks(), enrolment);
      LocalDate due = day(target);
      int left = path.open();
      Forecast.Basis basis =
          new Forecast.Basis(counts.enough(), counts.weeks(), WeekCounts.FEWEST, left);
      Integer toReady = ReadyGoal.units(plan, snapshot);
      Chances ready = toReady == null ? Chances.NEVER : Chances.REACHED;
      if (left == 0) {
        Forecast forecast = new Forecast(null, null, due, null, 0.0, null, basis);
        return new MemberForecast(
            snapshot.learner(), enrolment.hoursPerWeek(), forecast, Chances.REACHED, ready);
      }
      if (!counts.enough()) {
        Forecast forecast = new Forecast(null, null, due, null, null, null, basis);
        return new MemberForecast(
            snapshot.learner(), enrolment.hoursPerWeek(), forecast, null, null);
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
          forecast,
          chances(futures, all),
          waits ? chances(futures, 0) : ready);
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
          : day(calendar.after(from, Duration.ofMillis((long) (weeks * WEEK_MILLIS))));
    }

    /** By real weeks: leave moves them on the learner's own. */
    private Chances chances(Futures futures, int goal) {
      List<Double> byWeek = new ArrayList<>();
      for (int week = 1; week <= Chances.WEEKS; week++) {
        Instant end = now.plus(Duration.ofDays(7L * week));
        byWeek.add(futures.chance(goal, LearnerPath.weeks(calendar.between(from, end))));
      }
      return new Chances(byWeek);
    }

    /** Own weeks until that day begins. */
    private double own(LocalDate day) {
      return LearnerPath.weeks(
          calendar.between(from, day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private static LocalDate day(Instant at) {
      return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
  }
}
