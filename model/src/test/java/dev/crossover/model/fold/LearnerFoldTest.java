package dev.crossover.model.fold;

import static dev.crossover.model.Samples.BASIS;
import static dev.crossover.model.Samples.DIAGRAM;
import static dev.crossover.model.Samples.INDEX;
import static dev.crossover.model.Samples.MOCK_INTERVIEW;
import static dev.crossover.model.Samples.PLAN;
import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

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
