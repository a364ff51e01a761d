package dev.crossover.model.fold;

import static dev.crossover.model.Samples.BASIS;
import static dev.crossover.model.Samples.DIAGRAM;
import static dev.crossover.model.Samples.INDEX;
import static dev.crossover.model.Samples.MOCK_INTERVIEW;
import static dev.crossover.model.Samples.PLAN;
import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.counted;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.fold;
import static dev.crossover.model.Samples.score;
import static dev.crossover.model.Samples.timed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.readiness.Practice;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnerFoldTest {

  /** A retry that the door could not see must not count twice. */
  @Test
  void countsARepeatedEventOnce() {
    LearningEvent e = timed("e1", day(1), READING, Duration.ofHours(1));
    assertThat(fold(e, e, e).spent()).isEqualTo(Duration.ofHours(1));
    assertThat(fold(e, e, e).events()).isEqualTo(1);
  }

  @Test
  void countsADayOnceHoweverBusy() {
    LearnerFold fold =
        fold(
            event("a", day(1), null, new Fact.Active()),
            event("b", day(1).plusSeconds(60), null, new Fact.Active()),
            event("c", day(3), null, new Fact.Active()));
    assertThat(fold.activeDays()).isEqualTo(2);
  }

  /** A tutor who grades on Sunday does not make the learner active on Sunday. */
  @Test
  void aTutorsGradeIsNotActivity() {
    LearnerFold fold =
        fold(
            event("a", day(1), QUIZ, new Fact.Submitted()),
            event("b", day(6), QUIZ, new Fact.Graded(0.9, null, Grader.PERSON)));
    assertThat(fold.lastActivityAt()).isEqualTo(day(1));
    assertThat(fold.activeDays()).isEqualTo(1);
    assertThat(fold.units().get("quiz").tries().passed()).isTrue();
  }

  /** Reading for 25 minutes is work; what followed the last click of a sitting nobody knows. */
  @ParameterizedTest
  @CsvSource({"0, 0", "4, 4", "11, 11", "25, 25", "30, 30", "31, 0", "600, 0", "1440, 0"})
  void aGapCountsWholeWithinASittingAndNotAtAllAfterIt(long minutes, long counted) {
    LearnerFold fold =
        fold(
            event("a", day(1), READING, new Fact.Started()),
            event("b", day(1).plus(Duration.ofMinutes(minutes)), QUIZ, new Fact.Active()));
    assertThat(fold.spent()).isEqualTo(Duration.ofMinutes(counted));
    assertThat(fold.units().get("reading").spent()).isEqualTo(Duration.ofMinutes(counted));
    assertThat(fold.units().get("quiz").spent()).isZero();
  }

  @Test
  void eachSittingCountsFromItsFirstToItsLastClick() {
    LearningEvent[] clicks = {
      event("a", day(1), READING, new Fact.Started()),
      event("b", day(1).plusSeconds(20 * 60), READING, new Fact.Active()),
      event("c", day(1).plusSeconds(45 * 60), QUIZ, new Fact.Active()),
      event("d", day(1).plusSeconds(150 * 60), QUIZ, new Fact.Active()),
      event("e", day(1).plusSeconds(155 * 60), READING, new Fact.Completed())
    };
    assertThat(fold(clicks).spent()).isEqualTo(Duration.ofMinutes(45 + 5));
    assertThat(fold(clicks).units().get("reading").spent()).isEqualTo(Duration.ofMinutes(45));
    assertThat(fold(clicks).units().get("quiz").spent()).isEqualTo(Duration.ofMinutes(5));
  }

  /** It divides a gap that was too long into two of one sitting. */
  @Test
  void aLateClickJoinsTwoSittings() {
    LearningEvent first = event("a", day(1), READING, new Fact.Started());
    LearningEvent last = event("c", day(1).plusSeconds(50 * 60), READING, new Fact.Active());
    LearningEvent late = event("b", day(1).plusSeconds(25 * 60), READING, new Fact.Active());
    assertThat(fold(first, last).spent()).isZero();
    assertThat(fold(first, last, late).spent()).isEqualTo(Duration.ofMinutes(50));
  }

  /** Neither what a tutor does nor what only the roster did shows that the learner was there. */
  @Test
  void aGapBesideWhatIsNoActivityIsNotWork() {
    LearnerFold fold =
        fold(
            event("a", day(1), READING, new Fact.Active()),
            event("b", day(1).plusSeconds(600), PROJECT, new Fact.Reviewed(true, Set.of())),
            event("c", day(1).plusSeconds(1200), READING, new Fact.Active()));
    assertThat(fold.spent()).isZero();
  }

  /** Where the sender says how long it took, the gap must not be added on top. */
  @Test
  void statedTimeReplacesTheGap() {
    LearnerFold fold =
        fold(
            event("a", day(1), READING, new Fact.Started()),
            timed("b", day(1).plusSeconds(300), READING, Duration.ofMinutes(5)),
            event("c", day(1).plusSeconds(420), READING, new Fact.Active()));
    assertThat(fold.spent()).isEqualTo(Duration.ofMinutes(5));
  }

  /** Tools report the minutes on a task since its beginning, not since their last report. */
  @Test
  void aCounterOfTimeCountsWhatItGained() {
    LearningEvent first = counted("a", day(1), READING, Duration.ofMinutes(30));
    LearningEvent late = counted("b", day(2), READING, Duration.ofMinutes(45));
    LearningEvent last = counted("c", day(3), READING, Duration.ofMinutes(90));
    assertThat(fold(first, last).spent()).isEqualTo(Duration.ofMinutes(90));
    assertThat(fold(first, last, late, last)).isEqualTo(fold(first, late, last));
    assertThat(fold(last, late, first).units().get("reading").spent())
        .isEqualTo(Duration.ofMinutes(90));
  }

  /** A learner who begins a course again, or a tool that lost its data. */
  @Test
  void aCounterThatReadsLessBeganAnew() {
    LearnerFold fold =
        fold(
            counted("a", day(1), READING, Duration.ofMinutes(50)),
            counted("b", day(2), READING, Duration.ofMinutes(20)),
            counted("c", day(3), READING, Duration.ofMinutes(25)));
    assertThat(fold.spent()).isEqualTo(Duration.ofMinutes(75));
  }

  @Test
  void eachActivityHasItsOwnCounter() {
    LearnerFold fold =
        fold(
            counted("a", day(1), READING, Duration.ofMinutes(50)),
            counted("b", day(2), QUIZ, Duration.ofMinutes(20)),
            counted("c", day(3), READING, Duration.ofMinutes(60)));
    assertThat(fold.units().get("reading").spent()).isEqualTo(Duration.ofMinutes(60));
    assertThat(fold.units().get("quiz").spent()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void aWithdrawnReadingNeverCounted() {
    LearnerFold fold =
        fold(
            counted("wrong", day(1), READING, Duration.ofHours(99)),
            counted("right", day(2), READING, Duration.ofHours(1)),
            event("void", day(3), null, new Fact.Voided("wrong")));
    assertThat(fold.spent()).isEqualTo(Duration.ofHours(1));
  }

  /** What a counter gained includes the gap; adding that as well would count it twice. */
  @Test
  void aCounterReplacesTheGap() {
    LearnerFold fold =
        fold(
            event("a", day(1), READING, new Fact.Started()),
            counted("b", day(1).plusSeconds(300), READING, Duration.ofMinutes(5)),
            event("c", day(1).plusSeconds(420), READING, new Fact.Active()));
    assertThat(fold.spent()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void timeOnTheSkipListIsItsOwnFigure() {
    LearnerFold fold =
        fold(timed("a", day(1), "https://lms.example/skip/python", Duration.ofHours(3)));
    assertThat(fold.skipSpent()).isEqualTo(Duration.ofHours(3));
    assertThat(fold.skipped()).containsExactly(Map.entry("skip", Duration.ofHours(3)));
    assertThat(fold.units()).isEmpty();
    assertThat(fold.unmapped()).isZero();
  }

  @Test
  void unmappedActivityStillCountsAsBeingActive() {
    LearnerFold fold = fold(event("a", day(1), "https://elsewhere.example", new Fact.Active()));
    assertThat(fold.activeDays()).isEqualTo(1);
    assertThat(fold.unmapped()).isEqualTo(1);
  }

  @Test
  void aVoidedEventNeverHappened() {
    LearningEvent done = event("done", day(2), READING, new Fact.Completed());
    LearningEvent voided = event("void", day(3), null, new Fact.Voided("done"));
    assertThat(fold(done, voided).units()).isEmpty();
    assertThat(fold(voided, done)).isEqualTo(fold(done, voided));
    assertThat(fold(voided).appends(BASIS, done)).isFalse();
  }

  /** The door refuses to void what another source posted, but not what is yet to come. */
  @Test
  void anEventOfAnotherSourceIsNotVoided() {
    LearningEvent done = event("done", day(2), READING, new Fact.Completed());
    LearningEvent voided = event("void", day(3), null, new Fact.Voided("done"));
    LearningEvent foreign =
        new LearningEvent(
            "void", "ada", "another", day(3), day(3), null, null, new Fact.Voided("done"));
    assertThat(fold(done, foreign).units().get("reading").completed()).isTrue();
    assertThat(fold(foreign, done)).isEqualTo(fold(done, foreign));
    assertThat(fold(foreign, done, voided).units()).isEmpty();
  }

  @Test
  void uncompletedTakesACompletionBack() {
    LearnerFold fold =
        fold(
            event("a", day(1), READING, new Fact.Completed()),
            event("b", day(2), READING, new Fact.Uncompleted()));
    assertThat(fold.units().get("reading").completed()).isFalse();
  }

  @Test
  void threeFailuresBlockUntilOnePasses() {
    LearningEvent[] failures = {
      event("a", day(1), QUIZ, score(0.2)),
      event("b", day(2), QUIZ, score(0.4)),
      event("c", day(3), QUIZ, score(0.3))
    };
    assertThat(fold(failures[0], failures[1]).units().get("quiz").tries().blockedSince()).isNull();
    assertThat(fold(failures).units().get("quiz").tries().blockedSince()).isEqualTo(day(3));
    LearnerFold passed =
        fold(failures[0], failures[1], failures[2], event("d", day(4), QUIZ, score(0.8)));
    assertThat(passed.units().get("quiz").tries().blockedSince()).isNull();
  }

  /** LMSs report a quiz attempt as completed whether it passed or not. */
  @Test
  void completingAnAssessmentDoesNotUnblockIt() {
    LearnerFold fold =
        fold(
            event("a", day(1), QUIZ, score(0.2)),
            event("b", day(2), QUIZ, score(0.4)),
            event("c", day(3), QUIZ, score(0.3)),
            event("d", day(4), QUIZ, new Fact.Completed()));
    assertThat(fold.units().get("quiz").blocked(PLAN.unit("quiz").orElseThrow())).isEqualTo(day(3));
  }

  /** What it shows is found by reviews and by mapped activities; it is accepted with all of it. */
  @Test
  void aProjectIsAcceptedWithItsWholeChecklist() {
    LearnerFold handedIn = fold(event("a", day(1), PROJECT, new Fact.Submitted()));
    Unit project = INDEX.unit("project");
    assertThat(handedIn.units().get("project").doneShare(project)).isEqualTo(0.8);
    LearnerFold incomplete =
        fold(
            event("a", day(1), PROJECT, new Fact.Submitted()),
            event("b", day(2), PROJECT, new Fact.Reviewed(false, Set.of())),
            event("c", day(3), PROJECT, new Fact.Reviewed(true, Set.of("results"))));
    assertThat(incomplete.units().get("project").doneShare(project)).isEqualTo(0.8);
    assertThat(project.lacks(incomplete.units().get("project").work().evidence()))
        .containsExactly("diagram");
    LearnerFold whole =
        fold(
            event("a", day(1), DIAGRAM, new Fact.Completed()),
            event("c", day(3), PROJECT, new Fact.Reviewed(true, Set.of("results"))));
    assertThat(whole.units().get("project").doneShare(project)).isEqualTo(1);
    assertThat(whole.units().get("project").doneAt()).isEqualTo(day(3));
  }

  @Test
  void interviewPracticeCountsTheNewestHalf() {
    LearnerFold fold =
        fold(
            event("a", day(1), null, new Fact.Interviewed("evaluation", 0.5)),
            event("b", day(2), MOCK_INTERVIEW, score(0.75)));
    assertThat(fold.results().interview().get("evaluation"))
        .isEqualTo(new Practice(2, 0.625, day(2)));
  }

  /** A history loaded late draws the same past: weeks close by the time of the events. */
  @Test
  void weeksCloseByTheTimeOfTheEvents() {
    LearnerFold fold =
        fold(
            timed("a", day(1), READING, Duration.ofHours(2)),
            event("b", day(2), READING, new Fact.Completed()),
            timed("c", day(16), QUIZ, Duration.ofHours(1)));
    assertThat(fold.weeks())
        .extracting(Week::effort)
        .containsExactly(Duration.ofHours(2), Duration.ZERO);
    assertThat(fold.weeks()).extracting(Week::done).containsExactly(0.25, 0.25);
    assertThat(fold.weekEffort()).isEqualTo(Duration.ofHours(1));
  }

  /** Trying again says less of the item, so it must be told apart. */
  @Test
  void knowsARetryFromAFirstAttempt() {
    LearningEvent first = event("a", day(1), QUIZ, score(0.5));
    LearningEvent second = event("b", day(2), QUIZ, score(0.9));
    assertThat(fold().attempt(BASIS, first).retry()).isFalse();
    assertThat(fold(first).attempt(BASIS, second).retry()).isTrue();
  }

  @Test
  void leavingAnotherCourseIsNotLeavingThePlan() {
    assertThat(fold(event("a", day(5), "https://lms.example/other", new Fact.Left())).leftAt())
        .isNull();
  }

  @Test
  void enrollingAgainEndsHavingLeft() {
    LearningEvent left = event("a", day(5), null, new Fact.Left());
    assertThat(fold(left).leftAt()).isEqualTo(day(5));
    assertThat(fold(left, event("b", day(9), null, new Fact.Enrolled())).leftAt()).isNull();
  }
}
