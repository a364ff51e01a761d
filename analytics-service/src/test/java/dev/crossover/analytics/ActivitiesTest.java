package dev.crossover.analytics;

import static dev.crossover.analytics.Pipeline.START;
import static dev.crossover.analytics.Pipeline.UNIT;
import static dev.crossover.analytics.Pipeline.learner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.learner.Account;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every activity that learners' events name is counted, whether a plan maps it or not. */
class ActivitiesTest {

  private static final String QUIZ = "https://lms.example/quiz";

  @AutoClose private final Pipeline pipeline;

  ActivitiesTest(@TempDir Path state) {
    pipeline = new Pipeline(state);
    pipeline.enlist(learner("ada", "red"));
    pipeline.enlist(learner("bo", "red"));
  }

  @Test
  void eventsOfAllLearnersAreSummedByActivity() {
    pipeline.happened(event("e1", "ada", QUIZ, "moodle", 20));
    pipeline.happened(event("e2", "bo", QUIZ, "import", 10));
    pipeline.happened(event("e3", "bo", UNIT, "moodle", 30));
    pipeline.happened(event("e4", "bo", null, "moodle", 40));
    pipeline.tick();
    assertThat(pipeline.activities.readKeyValuesToMap())
        .isEqualTo(
            Map.of(
                QUIZ, new SeenActivity("moodle", 2, START.plusSeconds(20)),
                UNIT, new SeenActivity("moodle", 1, START.plusSeconds(30))));
  }

  @Test
  void aRepeatedEventDoesNotCountTwice() {
    pipeline.happened(event("e1", "ada", QUIZ, "moodle", 10));
    pipeline.happened(event("e1", "ada", QUIZ, "moodle", 10));
    pipeline.tick();
    pipeline.happened(event("e1", "ada", QUIZ, "moodle", 10));
    pipeline.tick();
    assertThat(pipeline.activities.readValuesToList())
        .containsExactly(new SeenActivity("moodle", 1, START.plusSeconds(10)));
  }

  @Test
  void aLateEventCountsAndTheLatestStays() {
    pipeline.happened(event("e2", "ada", QUIZ, "moodle", 20));
    pipeline.tick();
    pipeline.happened(event("e1", "ada", QUIZ, "import", 10));
    pipeline.tick();
    assertThat(pipeline.activities.readKeyValuesToMap())
        .containsEntry(QUIZ, new SeenActivity("moodle", 2, START.plusSeconds(20)));
  }

  /** Whoever is not in the roster has no plan that could map it. */
  @Test
  void eventsOfAnUnclaimedAccountCountOnceItIsClaimed() {
    Account moodle = new Account("https://moodle.example", "4711");
    pipeline.waiting(moodle, event("e1", null, QUIZ, "moodle", 10));
    pipeline.tick();
    assertThat(pipeline.activities.isEmpty()).isTrue();
    pipeline.claim(moodle, "ada");
    pipeline.tick();
    assertThat(pipeline.activities.readValue().events()).isEqualTo(1);
  }

  private static LearningEvent event(
      String id, @Nullable String learner, @Nullable String activity, String source, int second) {
    return new LearningEvent(
        id, learner, source, START.plusSeconds(second), START, activity, null, new Fact.Active());
  }
}
