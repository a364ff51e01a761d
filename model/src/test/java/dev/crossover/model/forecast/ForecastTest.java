package dev.crossover.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Leave;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final LocalDate START = LocalDate.parse("2026-03-02");
  private static final Instant FROM = Instant.parse("2026-04-06T00:00:00Z");
  private static final Instant TARGET = Instant.parse("2026-05-25T00:00:00Z");
  private static final Calendar CALENDAR = new Calendar(START, List.of());

  /** Nothing varies, so the range is a point: seven weeks of one week's work each. */
  @Test
  void steadyWorkHasOneDate() {
    Forecast f = forecast(work(7, List.of(1.0, 1.0, 1.0)), CALENDAR);
    assertThat(f.p10()).isEqualTo(LocalDate.parse("2026-05-25")).isEqualTo(f.p90());
    assertThat(f.chanceByTarget()).isEqualTo(1);
    assertThat(f.chanceNever()).isZero();
  }

  @Test
  void unsteadyWorkHasARange() {
    Forecast f = forecast(work(7, List.of(0.0, 2.0, 0.5, 1.5, 1.0, 1.0)), CALENDAR);
    assertThat(f.p10()).isBefore(f.p50());
    assertThat(f.p50()).isBefore(f.p90());
    assertThat(f.chanceByTarget()).isBetween(0.3, 0.8);
  }

  @Test
  void leaveMovesTheDates() {
    Calendar away =
        new Calendar(
            START,
            List.of(new Leave(LocalDate.parse("2026-04-13"), LocalDate.parse("2026-04-26"))));
    Forecast f = forecast(work(7, List.of(1.0, 1.0, 1.0)), away);
    assertThat(f.p50()).isEqualTo(LocalDate.parse("2026-06-08"));
  }

  @Test
  void twiceTheHoursHalveTheWeeks() {
    Forecast f = forecast(work(8, List.of(1.0, 1.0, 1.0)).paced(2), CALENDAR);
    assertThat(f.p50()).isEqualTo(LocalDate.parse("2026-05-04"));
  }

  /** A range from two weeks would be made up. */
  @Test
  void belowTheMinimumNothingIsForecast() {
    Work young = new Work(7, Pace.of(List.of(1.0, 1.0)), Pace.NONE, 2, 20, 15);
    assertThat(forecast(young, CALENDAR).p50()).isNull();
    assertThat(forecast(young, CALENDAR).basis().enough()).isFalse();
    Work few = new Work(7, Pace.of(List.of(1.0, 1.0, 1.0)), Pace.NONE, 3, 14, 15);
    assertThat(forecast(few, CALENDAR).p50()).isNull();
  }

  @Test
  void whoStandsStillMayNeverFinish() {
    Forecast f = forecast(work(7, List.of(0.0, 0.0, 0.0)), CALENDAR);
    assertThat(f.p10()).isNull();
    assertThat(f.chanceNever()).isEqualTo(1);
  }

  /** Sums of fractional hours miss the whole by a hair, and nothing may be left of that. */
  @Test
  void aHairOfWorkIsNone() {
    assertThat(forecast(work(1e-16, List.of(0.0, 0.0, 0.0)), CALENDAR).chanceNever()).isZero();
  }

  @Test
  void whatIsDoneIsDone() {
    Forecast f = forecast(work(0, List.of(1.0, 1.0, 1.0)), CALENDAR);
    assertThat(f.p50()).isNull();
    assertThat(f.chanceNever()).isZero();
    assertThat(f.basis().remainingWeeks()).isZero();
  }

  /** Learners who each have a pace of their own that changes: the plain simulation is too sure. */
  @Test
  void recalibrationMakesStatementsHold() {
    List<Recalibration.Case> earlier = cases(new Random(3), 1_500);
    List<Recalibration.Case> later = cases(new Random(4), 1_500);
    Recalibration fitted = Recalibration.fit(earlier);
    assertThat(covered(later, Levels.SAME)).isLessThan(0.70);
    assertThat(covered(later, fitted.work())).isBetween(0.75, 0.85);
    assertThat(kept(later, fitted.dates(), 0.8)).isCloseTo(0.8, within(0.05));
  }

  @Test
  void levelsAreTheInverseOfEachOther() {
    Levels levels = new Levels(List.of(new Levels.Point(0.1, 0.3), new Levels.Point(0.9, 0.95)));
    for (double x = 0; x <= 1; x += 0.05) {
      assertThat(levels.stated(levels.used(x))).isCloseTo(x, within(1e-9));
    }
  }

  private static double covered(List<Recalibration.Case> cases, Levels levels) {
    return share(
        cases,
        c ->
            c.done() >= c.forecast().doneBy(levels.used(0.1))
                && c.done() <= c.forecast().doneBy(levels.used(0.9)));
  }

  private static double kept(List<Recalibration.Case> cases, Levels levels, double stated) {
    return share(cases, c -> c.keeps(c.forecast().finishedAfter(levels.used(stated))));
  }

  private static double share(List<Recalibration.Case> cases, Predicate<Recalibration.Case> holds) {
    return cases.stream().filter(holds).count() / (double) cases.size();
  }

  private static List<Recalibration.Case> cases(Random random, int n) {
    List<Double> everyone = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      everyone.add((0.5 + random.nextDouble()) * (0.5 + random.nextDouble()));
    }
    Pace cohort = Pace.of(everyone);
    List<Recalibration.Case> cases = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double before = 0.5 + random.nextDouble();
      double after = before * Math.exp(0.3 * random.nextGaussian());
      List<Double> own = new ArrayList<>();
      for (int w = 0; w < 6; w++) {
        own.add(before * (0.5 + random.nextDouble()));
      }
      Simulation s = Simulation.of(8, Pace.of(own), cohort, 6, work -> work, 300);
      double done = 0;
      double finished = Double.POSITIVE_INFINITY;
      double atSix = 0;
      for (int w = 1; w <= 60; w++) {
        done += after * (0.5 + random.nextDouble());
        atSix = w == 6 ? done : atSix;
        finished = done >= 8 && finished > w ? w : finished;
      }
      cases.add(new Recalibration.Case(s, finished, atSix, 60));
    }
    return cases;
  }

  private static Work work(double remaining, List<Double> weeks) {
    return new Work(remaining, Pace.of(weeks), Pace.NONE, 5, 20, 15);
  }

  private static Forecast forecast(Work work, Calendar calendar) {
    return Forecast.of(work, Levels.SAME, calendar, FROM, TARGET);
  }
}
