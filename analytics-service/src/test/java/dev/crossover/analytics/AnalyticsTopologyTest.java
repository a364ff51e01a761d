package dev.crossover.analytics;

import static dev.crossover.analytics.Pipeline.START;
import static dev.crossover.analytics.Pipeline.UNIT;
import static dev.crossover.analytics.Pipeline.learner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.group.GroupReadiness;
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
  void anEventMovesLearnerTeamAndCohort() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.happened(pipeline.event("e1", "ada", START, new Fact.Completed()));
    pipeline.tick();
    assertThat(pipeline.newestProgress().get("ada").done()).isEqualTo(0.25);
    assertThat(pipeline.newestTeams().get("spring/red").done()).isEqualTo(0.25);
    assertThat(pipeline.cohorts.readKeyValuesToMap().get("spring").learners()).isEqualTo(1);
  }

  @Test
  void movingToAnotherTeamMovesTheFigures() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.enlist(learner("bo", "red"));
    pipeline.tick();
    pipeline.enlist(learner("ada", "blue"));
    pipeline.tick();
    Map<String, GroupReadiness> teams = pipeline.newestTeams();
    assertThat(teams.get("spring/red").learners()).isEqualTo(1);
    assertThat(teams.get("spring/blue").learners()).isEqualTo(1);
    pipeline.enlist(learner("bo", "blue"));
    pipeline.tick();
    assertThat(pipeline.newestTeams()).containsEntry("spring/red", null);
  }

  @Test
  void erasingALearnerTakesEverythingBack() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.happened(pipeline.event("e1", "ada", START, new Fact.Active()));
    pipeline.tick();
    pipeline.erase("ada");
    pipeline.tick();
    assertThat(pipeline.newestProgress()).containsEntry("ada", null);
    assertThat(pipeline.newestTeams()).containsEntry("spring/red", null);
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
  void oneHistoryThatCannotBeFoldedHoldsUpNobody() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.enlist(learner("bo", "red"));
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE / 2);
    pipeline.happened(
        new LearningEvent("e1", "ada", "lms", START, START, UNIT, endless, new Fact.Active()));
    pipeline.happened(pipeline.event("e2", "bo", START, new Fact.Active()));
    pipeline.tick();
    assertThat(pipeline.newestProgress()).containsOnlyKeys("bo");
    assertThat(pipeline.counts.unfoldable).isEqualTo(1);
  }
}
