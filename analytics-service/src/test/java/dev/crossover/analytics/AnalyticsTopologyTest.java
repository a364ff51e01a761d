package dev.crossover.analytics;

import static dev.crossover.analytics.Pipeline.START;
import static dev.crossover.analytics.Pipeline.UNIT;
import static dev.crossover.analytics.Pipeline.learner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.progress.LearnerProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in goes where it should, and nothing that comes in stops the rest. */
class AnalyticsTopologyTest {

  @AutoClose private final Pipeline pipeline;

  AnalyticsTopologyTest(@TempDir Path state) {
    pipeline = new Pipeline(state);
  }

  /** State lives under these names: a change here loses it, see RATIONALE.md. */
  @Test
  void theGraphIsTheOneThatWasReviewed() throws IOException {
    String golden =
        new String(
            Objects.requireNonNull(getClass().getResourceAsStream("/topology.txt")).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(Pipeline.topology(Pipeline.settings(), Counts.NONE).describe().toString().lines())
        .map(String::stripTrailing)
        .containsExactlyElementsOf(golden.lines().toList());
  }

  @Test
  void anEventMovesTheLearner() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.happened(pipeline.event("e1", "ada", START, new Fact.Completed()));
    assertThat(pipeline.newestProgress().get("ada").done()).isEqualTo(0.25);
  }

  @Test
  void movingToAnotherTeamIsTold() {
    pipeline.enlist(learner("ada", "red"));
    assertThat(pipeline.newestProgress().get("ada").team()).isEqualTo("red");
    pipeline.enlist(learner("ada", "blue"));
    assertThat(pipeline.newestProgress().get("ada").team()).isEqualTo("blue");
  }

  /** What others would read is told only when it is news. */
  @Test
  void equalSnapshotsAreNotSent() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.happened(pipeline.event("e1", "ada", START, new Fact.Active()));
    assertThat(pipeline.snapshots.readValuesToList()).hasSize(2);
    pipeline.enlist(learner("ada", "red"));
    pipeline.happened(pipeline.event("e1", "ada", START, new Fact.Active()));
    pipeline.publish(SmallPlan.of(1, UNIT));
    pipeline.pass(Duration.ofDays(3));
    assertThat(pipeline.snapshots.isEmpty()).isTrue();
  }

  @Test
  void erasingALearnerTakesEverythingBack() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.happened(pipeline.event("e1", "ada", START, new Fact.Active()));
    pipeline.tick();
    pipeline.erase("ada");
    pipeline.tick();
    assertThat(pipeline.newestProgress()).containsEntry("ada", null);
  }

  @Test
  void whatIsNoEventGoesToTheDeadLettersAndStopsNothing() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.garbage("{\"id\":");
    pipeline.happened(pipeline.event("e1", "ada", START, new Fact.Active()));
    pipeline.tick();
    assertThat(pipeline.deadLetters()).containsExactly("{\"id\":");
    assertThat(pipeline.newestProgress().get("ada").events()).isEqualTo(1);
  }

  @Test
  void anEventThatCannotBeFoldedIsSetAside() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.enlist(learner("bo", "red"));
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE / 2);
    pipeline.happened(
        new LearningEvent("e1", "ada", "lms", START, START, UNIT, endless, new Fact.Active()));
    pipeline.happened(pipeline.event("e2", "bo", START, new Fact.Active()));
    Map<String, LearnerProgress> progress = pipeline.newestProgress();
    assertThat(progress.get("ada").events()).isZero();
    assertThat(progress.get("bo").events()).isEqualTo(1);
    assertThat(pipeline.deadLetters()).singleElement().asString().contains("\"e1\"");
  }
}
