package dev.crossover.analytics;

import static dev.crossover.analytics.Pipeline.START;
import static dev.crossover.analytics.Pipeline.learner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.Fact;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.stall.StallReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stall opens an episode when it fell due, and activity ends it. */
class StallEpisodeTest {

  @AutoClose private final Pipeline pipeline;

  StallEpisodeTest(@TempDir Path state) {
    pipeline = new Pipeline(state);
  }

  @Test
  void silenceWithSomethingOwedOpensAnEpisodeAndActivityResolvesIt() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.happened(pipeline.event("e1", "ada", START, new Fact.Active()));
    pipeline.pass(Duration.ofDays(6));
    assertThat(pipeline.episodes.isEmpty()).isTrue();
    pipeline.pass(Duration.ofDays(2));
    pipeline.tick();
    Episode opened = pipeline.episodes.readValue();
    assertThat(opened.stall().reason()).isEqualTo(StallReason.BEHIND);
    assertThat(opened.openedAt()).isEqualTo(START.plus(Duration.ofDays(7)));
    assertThat(pipeline.newestProgress().get("ada").state()).isEqualTo(LearnerState.STALLED);
    pipeline.happened(
        pipeline.event("e2", "ada", START.plus(Duration.ofDays(8)), new Fact.Active()));
    pipeline.tick();
    Episode resolved = pipeline.episodes.readValue();
    assertThat(resolved.id()).isEqualTo(opened.id());
    assertThat(resolved.resolution()).isEqualTo(Episode.Resolution.PROGRESS);
    assertThat(pipeline.episodes.isEmpty()).isTrue();
  }

  /** Replaying the log opens the same episodes, though no timer ran in between. */
  @Test
  void aStallThatFellDueBeforeTheNextEventOpensAllTheSame() {
    enlistAda();
    pipeline.happened(pipeline.event("e1", "ada", START, new Fact.Active()));
    pipeline.tick();
    pipeline.skip(Duration.ofDays(10));
    pipeline.happened(
        pipeline.event("e2", "ada", START.plus(Duration.ofDays(10)), new Fact.Active()));
    pipeline.tick();
    assertThat(pipeline.episodes.readValuesToList())
        .extracting(Episode::open)
        .containsExactly(true, false);
  }

  /** Whoever looks late gets the answer of the moment at which the stall was due. */
  @Test
  void aReplayOpensTheSameEpisodes() {
    enlistAda();
    pipeline.happened(pipeline.event("e1", "ada", START, new Fact.Active()));
    pipeline.skip(Duration.ofDays(10));
    pipeline.happened(
        pipeline.event("e2", "ada", START.plus(Duration.ofDays(10)), new Fact.Active()));
    pipeline.skip(Duration.ofDays(1));
    pipeline.happened(
        pipeline.event("e3", "ada", START.plus(Duration.ofDays(11)), new Fact.Active()));
    pipeline.tick();
    List<Episode> episodes = pipeline.episodes.readValuesToList();
    assertThat(episodes).extracting(Episode::open).containsExactly(true, false);
    assertThat(episodes.getFirst().openedAt()).isEqualTo(START.plus(Duration.ofDays(7)));
    assertThat(episodes.getLast().resolvedAt()).isEqualTo(START.plus(Duration.ofDays(10)));
  }

  /** With the norms of her cohort, without which nobody is alerted. */
  private void enlistAda() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.pass(Duration.ofSeconds(10));
    assertThat(pipeline.norms.readValue().members()).isEqualTo(1);
  }
}
