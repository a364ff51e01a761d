package dev.crossover.model.progress;

import static dev.crossover.model.Samples.PLAN;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.score;
import static dev.crossover.model.Samples.timed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.plan.ActivityMap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnerFoldTest {

  private static final ActivityMap ACTIVITIES = new ActivityMap(PLAN);

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
    assertThat(fold.units().get("quiz").passed()).isTrue();
  }

  @Test
  void gapsCountAsTimeUpToTenMinutes() {
    LearnerFold fold =
        fold(
            event("a", day(1), READING, new Fact.Started()),
            event("b", day(1).plusSeconds(240), READING, new Fact.Active()),
            event("c", day(1).plusSeconds(86_400), QUIZ, new Fact.Active()));
    assertThat(fold.spent()).isEqualTo(Duration.ofMinutes(14));
    assertThat(fold.units().get("reading").spent()).isEqualTo(Duration.ofMinutes(14));
    assertThat(fold.units().get("quiz").spent()).isZero();
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

  @Test
  void timeOnTheSkipListIsItsOwnFigure() {
    LearnerFold fold =
        fold(timed("a", day(1), "https://lms.example/skip/python", Duration.ofHours(3)));
    assertThat(fold.skipSpent()).isEqualTo(Duration.ofHours(3));
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
    assertThat(fold(voided).appends(done)).isFalse();
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
    assertThat(fold(failures[0], failures[1]).units().get("quiz").blockedSince()).isNull();
    assertThat(fold(failures).units().get("quiz").blockedSince()).isEqualTo(day(3));
    LearnerFold passed =
        fold(failures[0], failures[1], failures[2], event("d", day(4), QUIZ, score(0.8)));
    assertThat(passed.units().get("quiz").blockedSince()).isNull();
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

  private static LearnerFold fold(LearningEvent... events) {
    return LearnerFold.of(1, ACTIVITIES, List.of(events));
  }
}
