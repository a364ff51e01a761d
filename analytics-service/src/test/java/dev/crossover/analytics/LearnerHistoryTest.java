package dev.crossover.analytics;

import static dev.crossover.analytics.Pipeline.START;
import static dev.crossover.analytics.Pipeline.UNIT;
import static dev.crossover.analytics.Pipeline.learner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Account;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.WeekFigures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner stands where the whole history says, however and whenever it arrived. */
class LearnerHistoryTest {

  private static final Account MOODLE = new Account("https://moodle.example", "4711");

  @AutoClose private final Pipeline pipeline;

  LearnerHistoryTest(@TempDir Path state) {
    pipeline = new Pipeline(state);
  }

  @Test
  void aRepeatedEventChangesNothing() {
    pipeline.enlist(learner("ada", "red"));
    LearningEvent event = pipeline.event("e1", "ada", START, new Fact.Active());
    pipeline.happened(event);
    pipeline.happened(event);
    pipeline.tick();
    assertThat(pipeline.newestProgress().get("ada").events()).isEqualTo(1);
    assertThat(pipeline.counts.duplicates).isEqualTo(1);
  }

  /** A fold keeps no events that were taken back, so the history must know them. */
  @Test
  void aRepeatOfWhatWasTakenBackChangesNothing() {
    pipeline.enlist(learner("ada", "red"));
    LearningEvent taken = pipeline.event("x", "ada", START.plusSeconds(900), new Fact.Active());
    LearningEvent taking =
        pipeline.event("v", "ada", START.plusSeconds(1000), new Fact.Voided("x"));
    pipeline.happened(pipeline.event("a", "ada", START.plusSeconds(300), new Fact.Active()));
    pipeline.happened(taken);
    pipeline.happened(taking);
    pipeline.happened(pipeline.event("late", "ada", START.plusSeconds(500), new Fact.Active()));
    pipeline.happened(taking);
    pipeline.happened(taken);
    pipeline.tick();
    assertThat(pipeline.newestProgress().get("ada").events()).isEqualTo(2);
    assertThat(pipeline.counts.duplicates).isEqualTo(2);
  }

  /** Late and repeated events are ordinary: the progress is the one of the sorted history. */
  @Test
  void arrivalOrderDoesNotMatter() {
    List<LearningEvent> history = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Fact fact = i % 7 == 0 ? new Fact.Uncompleted() : new Fact.Progressed(i / 40.0);
      history.add(pipeline.event("e" + i, "ada", START.plusSeconds(600L * i), fact));
      history.add(
          new LearningEvent(
              "b" + i, "bo", "lms", START.plusSeconds(600L * i), START, UNIT, null, fact));
    }
    List<LearningEvent> mixed = new ArrayList<>(history.subList(0, history.size()));
    mixed.addAll(history.subList(10, 30));
    Collections.shuffle(mixed, new Random(7));
    pipeline.enlist(learner("ada", "red"));
    pipeline.enlist(learner("bo", "red"));
    mixed.stream().filter(e -> e.id().startsWith("e")).forEach(pipeline::happened);
    history.stream().filter(e -> e.id().startsWith("b")).forEach(pipeline::happened);
    pipeline.tick();
    Map<String, LearnerProgress> newest = pipeline.newestProgress();
    assertThat(newest.get("ada").units()).isEqualTo(newest.get("bo").units());
    assertThat(newest.get("ada").spent()).isEqualTo(newest.get("bo").spent());
  }

  /**
   * A history loaded today, the newest first, shows its real past. The ten minutes between two
   * clicks are the first week's 0.003333.
   */
  @Test
  void aBackfilledLearnerHasWeeksByEventTime() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.pass(Duration.ofDays(21));
    pipeline.happened(
        pipeline.event("b", "ada", START.plus(Duration.ofDays(8)), new Fact.Completed()));
    pipeline.happened(
        pipeline.event(
            "a2",
            "ada",
            START.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(10)),
            new Fact.Active()));
    pipeline.happened(
        pipeline.event("a", "ada", START.plus(Duration.ofDays(1)), new Fact.Active()));
    pipeline.tick();
    assertThat(pipeline.newestProgress().get("ada").weeks())
        .extracting(WeekFigures::done)
        .containsExactly(0.003333, 0.25, 0.25, 0.25);
  }

  /** An LMS may know people before the roster does. */
  @Test
  void eventsOfAnUnclaimedAccountAreReleasedWhenItIsClaimed() {
    LearningEvent early = event("e1", Instant.parse("2026-03-03T08:00:00Z"));
    LearningEvent later = event("e2", Instant.parse("2026-03-04T08:00:00Z"));
    pipeline.waiting(MOODLE, later);
    pipeline.waiting(MOODLE, early);
    pipeline.enlist(learner("ada", "red"));
    pipeline.tick();
    assertThat(pipeline.newestProgress().get("ada").events()).isZero();
    pipeline.claim(MOODLE, "ada");
    pipeline.tick();
    assertThat(pipeline.newestProgress().get("ada").activeDays()).isEqualTo(2);
    // The door had not seen the claim yet when this one came.
    pipeline.waiting(MOODLE, event("e3", Instant.parse("2026-03-05T08:00:00Z")));
    pipeline.tick();
    assertThat(pipeline.newestProgress().get("ada").activeDays()).isEqualTo(3);
  }

  @Test
  void aNewPlanVersionReadsHistoryAnew() {
    pipeline.enlist(learner("ada", "red"));
    LearningEvent elsewhere =
        new LearningEvent(
            "e1", "ada", "lms", START, START, "https://new.example", null, new Fact.Completed());
    pipeline.happened(elsewhere);
    pipeline.tick();
    LearnerProgress before = pipeline.newestProgress().get("ada");
    assertThat(before.done()).isZero();
    assertThat(before.unmapped()).isEqualTo(1);
    pipeline.publish(SmallPlan.of(2, "https://new.example"));
    pipeline.tick();
    pipeline.tick();
    LearnerProgress after = pipeline.newestProgress().get("ada");
    assertThat(after.done()).isEqualTo(0.25);
    assertThat(after.unmapped()).isZero();
  }

  /** Difficulties are released once enough was tried, and then everyone is folded by them. */
  @Test
  void difficultiesAreReleasedAndFoldEveryoneAnew() {
    pipeline.publish(SmallPlan.of(2, UNIT + "*"));
    pipeline.enlist(learner("ada", "red"));
    pipeline.tick();
    for (int i = 0; i < 99; i++) {
      pipeline.happened(failed("e" + i, UNIT + i));
    }
    // Trying again is no first attempt.
    pipeline.happened(failed("f0", UNIT + 0));
    pipeline.tick();
    LearnerProgress before = pipeline.newestProgress().get("ada");
    assertThat(pipeline.difficulties.isEmpty()).isTrue();
    pipeline.happened(failed("g", UNIT + "last"));
    pipeline.tick();
    pipeline.tick();
    Difficulties release = pipeline.difficulties.readValue();
    assertThat(release.version()).isEqualTo(1);
    assertThat(release.attempts()).isEqualTo(100);
    assertThat(release.of(UNIT + 1, List.of("rag"), false)).isPositive();
    // Failing what is hard says less against the learner.
    LearnerProgress after = pipeline.newestProgress().get("ada");
    assertThat(after.readiness().skills().getFirst().estimate().level())
        .isGreaterThan(before.readiness().skills().getFirst().estimate().level());
  }

  private static LearningEvent failed(String id, String item) {
    Fact fact = new Fact.Graded(0.0, null, Grader.AUTOMATIC);
    return new LearningEvent(id, "ada", "lms", START, START, item, null, fact);
  }

  private static LearningEvent event(String id, Instant at) {
    return new LearningEvent(id, null, "lms", at, at, UNIT, null, new Fact.Active());
  }
}
