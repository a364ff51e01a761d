package dev.crossover.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.Compact;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed, and the next one too while or after it restores, and so on: in the end
 * everything is as the pure rules have it. Until Kafka 4.2.1 the second kill could leave writes of
 * a transaction that was aborted (KAFKA-20685).
 */
@Tag("long")
class ITKilledTwice {

  private static final String APPLICATION = "crossover-killed";

  /** Double kills; a system property, for more by command. */
  private static final int TIMES = Integer.getInteger("crossover.kills", 5);

  private static final int LOGS_FOR_EACH = 30;

  /** Events of which a process lives through some, fewer than there are. */
  private static final int MOST_EVENTS = 200;

  private static final String LOG = "process.log";

  private final Random random = new Random(TIMES);

  @Test
  void whatIsKnownIsExactAfterEachSecondKill(@TempDir Path state) throws Exception {
    try (LogOnBroker broker = new LogOnBroker(TIMES * LOGS_FOR_EACH)) {
      for (int i = 0; i < 2 * TIMES; i++) {
        Process process = start(broker, state, 1 + random.nextInt(MOST_EVENTS));
        assertThat(process.waitFor(1, TimeUnit.MINUTES))
            .as(() -> "ended: " + logged(state))
            .isTrue();
        assertThat(process.exitValue()).isEqualTo(TopologyProcess.KILLED);
      }
      assertThat(broker.lag(APPLICATION)).as("entries left for the last process").isPositive();
      // A release of norms that comes when all was quiet is left to the next.
      do {
        Process last = start(broker, state, Long.MAX_VALUE);
        broker.awaitQuiet(APPLICATION);
        last.getOutputStream().close();
        assertThat(last.waitFor(1, TimeUnit.MINUTES)).as(() -> "ended: " + logged(state)).isTrue();
      } while (broker.lag(APPLICATION) > 0);
      assertExact(broker);
    }
  }

  private static String logged(Path state) {
    try {
      String log = Files.readString(state.resolve(LOG));
      return log.substring(Math.max(0, log.length() - 10_000));
    } catch (IOException e) {
      return "no log";
    }
  }

  private static Process start(LogOnBroker broker, Path state, long events) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseParallelGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classes,
            TopologyProcess.class.getName(),
            broker.bootstrap(),
            APPLICATION,
            state.toString(),
            String.valueOf(events))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(state.resolve(LOG).toFile()))
        .start();
  }

  private static void assertExact(LogOnBroker broker) {
    Map<String, LearnerSnapshot> snapshots = new HashMap<>();
    Map<String, Episode> episodes = new HashMap<>();
    for (List<RandomLog.Entry> partition : log(broker)) {
      LogRun.Told told = new LogRun(partition, null).told();
      told.snapshots().forEach((id, s) -> snapshots.put(id, s));
      told.episodes().forEach((id, list) -> episodes.put(id, list.getLast()));
    }
    Map<String, LearnerSnapshot> shown = new HashMap<>();
    broker
        .newest(Topics.LEARNER_PROGRESS)
        .forEach((id, b) -> shown.put(id, Compact.read(b.get(), 0, LearnerSnapshot.class)));
    Map<String, Episode> told = new HashMap<>();
    broker
        .newest(Topics.STALL_EPISODES)
        .forEach((id, b) -> told.put(id, Json.MAPPER.readValue(b.get(), Episode.class)));
    assertThat(snapshots).isNotEmpty();
    assertThat(shown).isEqualTo(snapshots);
    assertThat(told).isEqualTo(episodes);
  }

  /** All that stands on the log in the end, ticks and releases of the product's own included. */
  private static Iterable<List<RandomLog.Entry>> log(LogOnBroker broker) {
    Map<Integer, List<RandomLog.Entry>> log = new TreeMap<>();
    broker.read(
        Topics.LEARNER_LOG,
        r ->
            log.computeIfAbsent(r.partition(), p -> new ArrayList<>())
                .add(
                    new RandomLog.Entry(
                        r.key(),
                        Json.MAPPER.readValue(r.value(), LogEntry.class),
                        Instant.ofEpochMilli(r.timestamp()))));
    return log.values();
  }
}
