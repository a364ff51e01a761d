package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.wiring.StartRefused;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start does where topics are there already, on a real broker. */
class ITTopicsAtStart {

  @TempDir private static Path state;
  private static Ingest ingest;

  @BeforeAll
  static void start() {
    ingest = new Ingest(state);
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  /** More partitions would put records of one learner on two of them. */
  @Test
  void aTopicIsNeverEnlarged() {
    assertThatThrownBy(() -> ingest.another("--crossover.topics.partitions=4"))
        .rootCause()
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("CROSSOVER_PARTITIONS is 4, but topics keep the number")
        .hasMessageContaining("more have 2;");
    assertThat(ingest.ends(Topics.LEARNER_LOG)).hasSize(2);
  }

  /** As after an upgrade of a service whose stores were others. */
  @Test
  void stateOfAnotherVersionIsNeverReadAndNamed() {
    Topic left = new Topic("crossover-ingest-old-store-changelog", "", "", true);
    ingest.create(left);
    assertThatThrownBy(() -> ingest.another())
        .rootCause()
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(
            "topics crossover-ingest-old-store-changelog hold state of another");
    ingest.delete(left);
    ingest.another();
    ingest.end(1);
  }

  /** A later version has a topic more, or somebody deleted one. */
  @Test
  void whatIsMissingIsCreatedBesideTheOthers() {
    ingest.delete(Topics.NOTIFICATIONS);
    ingest.another();
    ingest.end(1);
    assertThat(ingest.ends(Topics.NOTIFICATIONS)).hasSize(2);
  }
}
