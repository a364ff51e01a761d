package dev.crossover.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same log gives the same on a real broker, exactly once: read anew from the beginning, with
 * its state restored, and by two instances of which one ends in between.
 */
class ITRebuild {

  private static final String APPLICATION = "crossover-rebuild";
  private static final int LOGS = 40;

  @Test
  void theSameLogGivesTheSame(@TempDir Path state) throws Exception {
    try (LogOnBroker broker = new LogOnBroker(LOGS)) {
      run(broker, state.resolve("first"), 1);
      Map<String, Bytes> episodes = broker.newest(Topics.STALL_EPISODES);
      Map<String, Bytes> snapshots = broker.newest(Topics.LEARNER_PROGRESS);
      assertThat(episodes).hasSizeGreaterThan(LOGS);
      assertThat(snapshots).hasSizeGreaterThan(LOGS);
      Map<String, Bytes> releases = broker.newest(Topics.ITEM_DIFFICULTIES);
      Map<String, Bytes> norms = broker.newest(Topics.COHORT_NORMS);
      assertThat(norms).isNotEmpty();
      long log = releasesOnLog(broker);
      List<Long> sizes = sizes(broker);

      // State restored from changelogs: there is nothing to say again.
      run(broker, state.resolve("restored"), 1);
      assertThat(sizes(broker)).isEqualTo(sizes);

      // Everything derived is deleted, and the log read from its beginning.
      broker.forget(APPLICATION);
      run(broker, state.resolve("rebuilt"), 1);
      assertThat(broker.newest(Topics.STALL_EPISODES)).isEqualTo(episodes);
      assertThat(broker.newest(Topics.LEARNER_PROGRESS)).isEqualTo(snapshots);

      broker.forget(APPLICATION);
      run(broker, state.resolve("shared"), 2);
      assertThat(broker.newest(Topics.STALL_EPISODES)).isEqualTo(episodes);
      assertThat(broker.newest(Topics.LEARNER_PROGRESS)).isEqualTo(snapshots);
      // A rebuild makes no release again; ticks that repeat what the log tells are harmless.
      assertThat(broker.newest(Topics.ITEM_DIFFICULTIES)).isEqualTo(releases);
      assertThat(broker.newest(Topics.COHORT_NORMS)).isEqualTo(norms);
      assertThat(releasesOnLog(broker)).isEqualTo(log);
    }
  }

  /** Runs instances until nothing more comes; of several, one ends on the way. */
  private static void run(LogOnBroker broker, Path state, int instances) {
    List<KafkaStreams> running = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      Path own = state.resolve("instance-" + i);
      running.add(
          TopologyProcess.start(
              TopologyProcess.settings(broker.bootstrap(), APPLICATION, own), Counts.NONE));
    }
    if (instances > 1) {
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> running.stream().allMatch(c -> c.state() == KafkaStreams.State.RUNNING));
      running.removeFirst().close(Duration.ofMillis(1));
    }
    // The partitions of one that has ended wait for its session to end.
    await().atMost(Duration.ofMinutes(1)).until(() -> haveAllOfTheLog(running));
    broker.awaitQuiet(APPLICATION);
    running.forEach(KafkaStreams::close);
  }

  private static boolean haveAllOfTheLog(List<KafkaStreams> running) {
    return running.stream().allMatch(c -> c.state() == KafkaStreams.State.RUNNING)
        && running.stream()
                .flatMap(c -> c.metadataForLocalThreads().stream())
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .filter(p -> p.topic().equals(Topics.LEARNER_LOG.name()))
                .distinct()
                .count()
            == LogOnBroker.PARTITIONS;
  }

  private static List<Long> sizes(LogOnBroker broker) {
    return List.of(broker.size(Topics.STALL_EPISODES), broker.size(Topics.LEARNER_PROGRESS));
  }

  private static long releasesOnLog(LogOnBroker broker) {
    AtomicLong found = new AtomicLong();
    broker.read(
        Topics.LEARNER_LOG,
        r -> {
          String entry = new String(r.value(), StandardCharsets.UTF_8);
          if (entry.contains("\"type\":\"difficulties\"") || entry.contains("\"type\":\"norms\"")) {
            found.incrementAndGet();
          }
        });
    return found.get();
  }
}
