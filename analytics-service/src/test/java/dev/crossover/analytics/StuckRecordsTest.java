package dev.crossover.analytics;

import static dev.crossover.analytics.Pipeline.START;
import static dev.crossover.analytics.Pipeline.UNIT;
import static dev.crossover.analytics.Pipeline.learner;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Samples;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.progress.LearnerProgress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read or folded costs its own learner, and nobody behind them in the queue. */
class StuckRecordsTest {

  @AutoClose private final Pipeline pipeline;

  StuckRecordsTest(@TempDir Path state) {
    pipeline = new Pipeline(state);
  }

  /** The day a stored field changes, all that is due after such a row would wait for ever. */
  @Test
  void rowThatCannotBeReadIsSetAside() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.enlist(learner("bo", "red"));
    pipeline.happened(active("b1", "bo"));
    pipeline.tick();
    // By then norms are released, and everyone was measured by them.
    pipeline.pass(Duration.ofMinutes(1));
    pipeline.tick();
    pipeline.damage("learner-rows-store", "ada");
    pipeline.pass(Duration.ofDays(10));
    pipeline.tick();
    assertThat(pipeline.episodes.readValuesToList())
        .extracting(Episode::learner)
        .containsExactly("bo");
    assertThat(pipeline.counts.unfoldable).isEqualTo(1);
    // It was not looked at again and again.
    pipeline.pass(Duration.ofDays(1));
    assertThat(pipeline.counts.unfoldable).isEqualTo(1);
  }

  /** Nothing of the event is kept then, so that it is no repeat when it is brought again. */
  @Test
  void eventOfLearnerWithUnreadableRowIsDeadLetterAndCountsWhenItComesAgain() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.happened(active("a1", "ada"));
    pipeline.damage("learner-rows-store", "ada");
    LearningEvent event = active("a2", "ada");
    pipeline.happened(event);
    assertThat(pipeline.deadLetters())
        .filteredOn(letter -> !letter.isEmpty())
        .singleElement()
        .asString()
        .contains("\"a2\"");

    pipeline.enlist(learner("ada", "red"));
    pipeline.happened(event);
    pipeline.tick();
    assertThat(pipeline.newestProgress().get("ada").events()).isEqualTo(2);
  }

  @Test
  void historyWithAnEventThatCannotBeReadHoldsUpNobody() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.enlist(learner("bo", "red"));
    pipeline.happened(active("a1", "ada"));
    pipeline.happened(active("b1", "bo"));
    pipeline.tick();
    pipeline.damage("learner-events-store", "ada\u0000");
    pipeline.publish(SmallPlan.of(2, UNIT));
    pipeline.tick();
    pipeline.tick();
    assertThat(pipeline.newestProgress().get("bo").planVersion()).isEqualTo(2);
    assertThat(pipeline.counts.unfoldable).isEqualTo(1);
  }

  /**
   * A shared guest account is no learner; to read all of it again and again would cost the task.
   */
  @Test
  void historyThatIsTooLongIsNotReadAgainAndAgain() {
    pipeline.enlist(learner("guest", "red"));
    pipeline.enlist(learner("bo", "red"));
    pipeline.happened(active("g", "guest"));
    pipeline.tick();
    Bytes first = pipeline.firstKey("learner-events-store", "guest\u0000");
    byte[] event = pipeline.bytes("learner-events-store").get(first);
    for (int i = 0; i < 100_000; i++) {
      byte[] key = Arrays.copyOf(first.get(), first.get().length + Integer.BYTES);
      ByteBuffer.wrap(key).putInt(first.get().length, i);
      pipeline.bytes("learner-events-store").put(Bytes.wrap(key), event);
    }
    pipeline.publish(SmallPlan.of(2, UNIT));
    pipeline.happened(active("b1", "bo"));
    pipeline.tick();
    pipeline.tick();
    assertThat(pipeline.newestProgress().get("bo").planVersion()).isEqualTo(2);
    assertThat(pipeline.counts.unfoldable).isEqualTo(1);

    pipeline.happened(active("late", "guest"));
    pipeline.tick();
    assertThat(pipeline.counts.unfoldable).isEqualTo(1);
  }

  /** What came while no plan was known is part of the progress when there is one again. */
  @Test
  void eventsThatComeWhileThePlanIsUnknownAreNotMissingLater() {
    pipeline.enlist(learner("ada", "red"));
    pipeline.happened(active("a1", "ada"));
    pipeline.tick();
    pipeline.enlist(Samples.learner("ada", "red", "unpublished"));
    pipeline.tick();
    pipeline.happened(active("a2", "ada"));
    pipeline.tick();
    pipeline.enlist(learner("ada", "red"));
    pipeline.tick();
    assertThat(pipeline.newestProgress().get("ada").events()).isEqualTo(2);
  }

  @Test
  void planChangeReachesEveryLearner() {
    int learners = 30;
    for (int i = 0; i < learners; i++) {
      pipeline.enlist(learner("l" + i, "red"));
    }
    assertThat(published(learners)).containsOnly(1);
    pipeline.publish(SmallPlan.of(2, UNIT));
    assertThat(published(learners)).containsOnly(2);
  }

  /** Versions of the plan by which so many learners are published within the next ticks. */
  private Set<Integer> published(int learners) {
    Map<String, LearnerProgress> progress = new HashMap<>();
    for (int tick = 0; tick < 100 && progress.size() < learners; tick++) {
      pipeline.tick();
      progress.putAll(pipeline.newestProgress());
    }
    assertThat(progress).hasSize(learners);
    return progress.values().stream().map(LearnerProgress::planVersion).collect(toSet());
  }

  private LearningEvent active(String id, String learner) {
    return pipeline.event(id, learner, START, new Fact.Active());
  }
}
