package dev.crossover.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.unit.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A learner's forecast, on a plan of four weeks that everybody before went through as planned. */
class ForecastTest {

  private static final Instant NOW = Samples.day(15);
  private static final LocalDate TARGET = LocalDate.parse("2026-03-30");

  @Test
  void whoKeepsUpIsDoneAsPlanned() {
    Forecast f = forecast(snapshot(Samples.ada(), 10), counts(40));
    assertThat(f.target()).isEqualTo(TARGET);
    assertThat(f.done()).isNotNull();
    assertThat(f.done().p10()).isAfterOrEqualTo(LocalDate.parse("2026-03-24"));
    assertThat(f.done().p90()).isBeforeOrEqualTo(TARGET.plusDays(1));
    assertThat(f.chanceByTarget()).isCloseTo(1, within(0.15));
    assertThat(f.chanceNever()).isLessThan(0.05);
    assertThat(f.soon()).isEqualTo(new Forecast.Soon(1, 1, 1));
    assertThat(f.basis()).isEqualTo(new Forecast.Basis(true, 160, 100, 1));
  }

  @Test
  void leaveMovesTheDates() {
    Leave away = new Leave(LocalDate.parse("2026-03-18"), LocalDate.parse("2026-03-31"));
    Forecast.Dates asIs = forecast(snapshot(Samples.ada(), 10), counts(40)).done();
    Forecast.Dates later = forecast(snapshot(Samples.ada(away), 10), counts(40)).done();
    assertThat(asIs).isNotNull();
    assertThat(later).isNotNull();
    assertThat(later.p50()).isEqualTo(asIs.p50().plusDays(14));
  }

  @Test
  void whoWillBeginBeginsOnTheirFirstDay() {
    LearnerSnapshot early = snapshot(Samples.ada(), 0);
    Instant before = Samples.day(-30);
    Forecast f = MemberForecast.of(Samples.INDEX, early, counts(40), before).forecast();
    assertThat(f.done()).isNotNull();
    assertThat(f.done().p10()).isAfterOrEqualTo(Samples.START.plusDays(21));
    assertThat(f.chanceByTarget()).isCloseTo(1, within(0.15));
  }

  /** A range from a handful of weeks would be made up. */
  @Test
  void belowTheFewestWeeksNothingIsForecast() {
    MemberForecast made =
        MemberForecast.of(Samples.INDEX, snapshot(Samples.ada(), 10), counts(24), NOW);
    assertThat(made.forecast().basis()).isEqualTo(new Forecast.Basis(false, 96, 100, 1));
    assertThat(made.forecast().done()).isNull();
    assertThat(made.forecast().soon()).isNull();
    assertThat(made.done()).isNull();
  }

  @Test
  void whatIsDoneIsDone() {
    MemberForecast made =
        MemberForecast.of(Samples.INDEX, snapshot(Samples.ada(), 27), counts(0), Samples.day(27));
    assertThat(made.forecast().done()).isNull();
    assertThat(made.forecast().basis().unitsLeft()).isZero();
    assertThat(made.done()).isEqualTo(Chances.REACHED);
  }

  /** The small plan has nothing that could show prompting, and so half of what it asks. */
  @Test
  void whereFinishingIsNotEnoughNobodyBecomesReady() {
    MemberForecast made =
        MemberForecast.of(Samples.INDEX, snapshot(Samples.ada(), 10), counts(40), NOW);
    assertThat(made.forecast().ready()).isNull();
    assertThat(made.ready()).isEqualTo(Chances.NEVER);
  }

  /** Reading on, or failing once more, finishes nothing; most events are so. */
  @Test
  void whatFinishesNothingLeavesAForecastAsItIs() {
    LearningEvent read = Samples.event("r", Samples.day(3), Samples.READING, new Fact.Completed());
    LearningEvent here = Samples.event("a", Samples.day(9), Samples.PROJECT, new Fact.Active());
    LearningEvent on = Samples.event("b", Samples.day(10), Samples.PROJECT, new Fact.Active());
    LearningEvent passed = Samples.event("q", Samples.day(10), Samples.QUIZ, Samples.score(0.9));
    LearnerSnapshot is = snapshot(Samples.ada(), read, here);
    ForecastStart start = ForecastStart.of(Samples.INDEX, is, Samples.day(9));
    LearnerSnapshot later = snapshot(Samples.ada(), read, here, on);
    assertThat(later).isNotEqualTo(is);
    assertThat(start.holds(later)).isTrue();
    assertThat(MemberForecast.of(Samples.INDEX, later, counts(40), Samples.day(9)))
        .isEqualTo(start.with(counts(40)));
    assertThat(start.holds(snapshot(Samples.ada(), read, here, passed))).isFalse();
    assertThat(start.holds(snapshot(Samples.learner("bo", Background.ML_ENGINEER), read, here)))
        .isFalse();
  }

  /** Here those who were early have given up, and those who were in time have not. */
  @Test
  void havingDoneMoreMakesNobodyLater() {
    WeekCounts counts = counts(40);
    LearnerSnapshot gaveUp =
        snapshot(
            Samples.ada(),
            Samples.event("a", Samples.day(1), Samples.READING, new Fact.Completed()),
            Samples.event("b", Samples.day(2), Samples.QUIZ, Samples.score(0.9)));
    IntStream.range(0, 40).forEach(i -> counts.add(Samples.INDEX, gaveUp, Samples.day(40)));
    boolean worse = false;
    for (int day = 3; day < 9; day++) {
      Instant now = Samples.day(day);
      LearningEvent read =
          Samples.event("r", Samples.day(3), Samples.READING, new Fact.Completed());
      LearningEvent passed = Samples.event("s", now, Samples.QUIZ, Samples.score(0.9));
      LearnerSnapshot is = snapshot(Samples.ada(), read);
      LearnerSnapshot then = snapshot(Samples.ada(), read, passed);
      MemberForecast asIs = MemberForecast.of(Samples.INDEX, is, counts, now);
      Forecast before = asIs.forecast();
      Forecast after =
          MemberForecast.had(
                  asIs,
                  ForecastStart.of(Samples.INDEX, is, now),
                  ForecastStart.of(Samples.INDEX, then, now),
                  counts)
              .forecast();
      assertThat(after.chanceByTarget())
          .as("day %d", day)
          .isGreaterThanOrEqualTo(before.chanceByTarget());
      worse |=
          MemberForecast.of(Samples.INDEX, then, counts, now).forecast().chanceByTarget()
              < before.chanceByTarget();
    }
    assertThat(worse).as("their weeks alone would say later").isTrue();
  }

  private static Forecast forecast(LearnerSnapshot snapshot, WeekCounts counts) {
    return MemberForecast.of(Samples.INDEX, snapshot, counts, NOW).forecast();
  }

  private static WeekCounts counts(int people) {
    WeekCounts counts = new WeekCounts();
    LearnerSnapshot through = snapshot(Samples.ada(), 40);
    IntStream.range(0, people).forEach(i -> counts.add(Samples.INDEX, through, Samples.day(40)));
    return counts;
  }

  /** Who goes through the plan as planned, by what they had done on that day. */
  private static LearnerSnapshot snapshot(Learner learner, int until) {
    List<LearningEvent> events = new ArrayList<>();
    add(events, until, 3, Samples.READING, new Fact.Completed());
    add(events, until, 9, Samples.QUIZ, Samples.score(0.9));
    add(events, until, 17, Samples.PROJECT, new Fact.Active());
    add(events, until, 24, Samples.PROJECT, new Fact.Submitted());
    add(events, until, 25, Samples.PROJECT, Samples.ACCEPTED);
    return snapshot(learner, events.toArray(LearningEvent[]::new));
  }

  private static LearnerSnapshot snapshot(Learner learner, LearningEvent... events) {
    Basis basis = Basis.of(Samples.INDEX, Difficulties.NONE, learner.enrolment());
    return new LearnerSnapshot(
        learner.id(),
        learner.enrolment(),
        LearnerFold.of(basis, List.of(events)),
        Samples.day(0),
        List.of());
  }

  private static void add(
      List<LearningEvent> events, int until, int day, String activity, Fact fact) {
    if (day <= until) {
      events.add(Samples.event("e" + day, Samples.day(day), activity, fact));
    }
  }
}
