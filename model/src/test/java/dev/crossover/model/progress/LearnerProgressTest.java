package dev.crossover.model.progress;

import static dev.crossover.model.Samples.ACCEPTED;
import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.START;
import static dev.crossover.model.Samples.ada;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.learner;
import static dev.crossover.model.Samples.progress;
import static dev.crossover.model.Samples.score;
import static dev.crossover.model.Samples.timed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnerProgressTest {

  /** Noon of day 7 is half a day into week 2 of 4; each week has a quarter of the hours. */
  @ParameterizedTest
  @CsvSource({"-5, 0", "0, 0.017857", "7, 0.267857", "14, 0.517857", "60, 1"})
  void plannedShareFollowsTheCalendar(int day, double planned) {
    assertThat(progress(ada(), day(day)).planned()).isCloseTo(planned, within(1e-5));
  }

  @Test
  void leaveShiftsThePlan() {
    Leave week = new Leave(START.plusDays(2), START.plusDays(8));
    assertThat(progress(ada(week), day(14)).planned())
        .isCloseTo(progress(ada(), day(7)).planned(), within(1e-9));
    assertThat(progress(ada(week), day(5)).state()).isEqualTo(LearnerState.ON_LEAVE);
  }

  /** Half a week's work in a half-time week; a holiday is a day less, and no leave. */
  @Test
  void partTimeAndHolidaysShiftThePlan() {
    Leave halfTime = Leave.partTime(START, START.plusDays(13), 0.5);
    assertThat(progress(ada(halfTime), day(14)).planned())
        .isCloseTo((7.5 / 7) * 0.25, within(1e-9));
    Leave holiday = Leave.holiday(START.plusDays(3));
    assertThat(progress(ada(holiday), day(7)).planned())
        .isCloseTo(progress(ada(), day(6)).planned(), within(1e-9));
    assertThat(progress(ada(holiday), day(3)).state()).isNotEqualTo(LearnerState.ON_LEAVE);
  }

  @Test
  void aSoftwareEngineerHasTwiceTheTime() {
    Learner bo = learner("bo", Background.SOFTWARE_ENGINEER);
    assertThat(progress(bo, day(14)).planWeek())
        .isCloseTo(progress(ada(), day(14)).planWeek() / 2, within(1e-9));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "reading completed, 0.25",
    "reading half by report, 0.125",
    "reading five hours, 0.1",
    "reading twenty hours, 0.2",
    "quiz failed at half the pass mark, 0.1",
    "quiz passed, 0.25",
    "project submitted, 0.4",
    "project passed by a machine, 0.4",
    "project accepted without its checklist, 0.4",
    "project accepted, 0.5"
  })
  void doneShareOfAUnit(String what, double done) {
    LearningEvent e =
        switch (what) {
          case "reading completed" -> event("e", day(1), READING, new Fact.Completed());
          case "reading half by report" -> event("e", day(1), READING, new Fact.Progressed(0.5));
          case "reading five hours" -> timed("e", day(1), READING, Duration.ofHours(5));
          case "reading twenty hours" -> timed("e", day(1), READING, Duration.ofHours(20));
          case "quiz failed at half the pass mark" -> event("e", day(1), QUIZ, score(0.35));
          case "quiz passed" -> event("e", day(1), QUIZ, score(0.7));
          case "project submitted" -> event("e", day(1), PROJECT, new Fact.Submitted());
          case "project passed by a machine" -> event("e", day(1), PROJECT, score(0.9));
          case "project accepted without its checklist" ->
              event("e", day(1), PROJECT, new Fact.Reviewed(true, Set.of("results")));
          case "project accepted" -> event("e", day(1), PROJECT, ACCEPTED);
          default -> throw new IllegalArgumentException(what);
        };
    assertThat(progress(ada(), day(2), e).done()).isCloseTo(done, within(1e-9));
  }

  /** Earned schedule: half of the hours done by the end of week 1 is week 2's work. */
  @Test
  void paceAndGapAreInPlanWeeks() {
    LearnerProgress p =
        progress(
            ada(),
            day(7),
            event("a", day(5), READING, new Fact.Completed()),
            event("b", day(6), QUIZ, score(1)));
    assertThat(p.done()).isEqualTo(0.5);
    assertThat(p.gapWeeks()).isCloseTo(2 - 7.5 / 7, within(1e-6));
    assertThat(p.pace()).isCloseTo(2 / (7.5 / 7), within(1e-6));
    assertThat(p.state()).isEqualTo(LearnerState.ON_TRACK);
  }

  /** Half a year past its end the plan does not count as nearly met. */
  @Test
  void theGapGoesOnGrowingPastTheEndOfThePlan() {
    LearningEvent[] most = {
      event("a", day(5), READING, new Fact.Completed()),
      event("b", day(6), QUIZ, score(1)),
      event("c", day(7), PROJECT, new Fact.Submitted())
    };
    LearnerProgress late = progress(ada(), day(28 + 70), most);
    assertThat(late.planned()).isEqualTo(1);
    assertThat(late.gapWeeks()).isLessThan(-10);
    // Nothing is owed: it is a reviewer's turn.
    assertThat(late.state()).isEqualTo(LearnerState.QUIET);
    assertThat(late.reasons())
        .extracting(Stall::reason)
        .containsExactly(StallReason.QUIET, StallReason.WAITING_FOR_REVIEW);
  }

  @Test
  void behindAloneIsNotStalled() {
    LearningEvent recent = event("a", day(13), READING, new Fact.Active());
    assertThat(progress(ada(), day(14), recent).state()).isEqualTo(LearnerState.BEHIND);
  }

  @Test
  void quietAndBehindIsStalled() {
    LearningEvent old = event("a", day(3), READING, new Fact.Active());
    assertThat(progress(ada(), day(14), old).state()).isEqualTo(LearnerState.STALLED);
  }

  @Test
  void everythingDoneIsFinished() {
    LearnerProgress p =
        progress(
            ada(),
            day(40),
            event("a", day(5), READING, new Fact.Completed()),
            event("b", day(6), QUIZ, score(1)),
            event("c", day(7), PROJECT, ACCEPTED));
    assertThat(p.state()).isEqualTo(LearnerState.FINISHED);
    assertThat(p.stalls()).isEmpty();
    assertThat(p.gapWeeks()).isZero();
  }

  /** A learner who is active after leaving has no weeks in the team any more. */
  @Test
  void weeksEndWhenTheLearnerLeaves() {
    LearnerProgress p =
        progress(
            ada(),
            day(40),
            event("a", day(1), READING, new Fact.Active()),
            event("b", day(9), null, new Fact.Left()),
            event("c", day(30), READING, new Fact.Active()));
    assertThat(p.weeks()).hasSize(2);
  }

  /** What was never assessed shows what was expected, inside its interval. */
  @Test
  void anUnassessedSkillIsNotMovedByOthers() {
    LearningEvent[] failures = new LearningEvent[8];
    for (int i = 0; i < failures.length; i++) {
      failures[i] = event("q" + i, day(i), QUIZ, score(0));
    }
    progress(ada(), day(20), failures)
        .readiness()
        .skills()
        .forEach(s -> {
          assertThat(s.estimate().level()).isBetween(s.estimate().low(), s.estimate().high());
          if (s.skill().equals("prompting")) {
            assertThat(s.estimate().attempts()).isZero();
            assertThat(s.estimate().level()).isZero();
          }
        });
  }
}
