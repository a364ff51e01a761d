package dev.crossover.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.CohortMember;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.wiring.Compact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** One way to go through a log. */
final class LogRun {

  /**
   * What a run told others.
   *
   * @param members what norms know of each learner, by the key of their peers
   */
  record Told(
      Map<String, @Nullable LearnerSnapshot> snapshots,
      Map<String, List<Episode>> episodes,
      Map<String, Map<String, CohortMember>> members) {}

  private final MapStore<String> rows = new MapStore<>();
  private final MapStore<Bytes> history = new MapStore<>();
  private final MapStore<Bytes> due = new MapStore<>();
  private final MapStore<String> releases = new MapStore<>();
  private final Map<String, @Nullable LearnerSnapshot> snapshots = new HashMap<>();
  private final Map<String, List<Episode>> episodes = new HashMap<>();
  private final Map<String, Map<String, CohortMember>> members = new HashMap<>();
  private final @Nullable Random chance;
  private LearnerTask task;
  private int read;
  private int committed;

  /**
   * Goes through the log.
   *
   * @param chance decides what happens between two entries; null: everything is written and looked
   *     at after each of them
   */
  LogRun(List<RandomLog.Entry> log, @Nullable Random chance) {
    this.chance = chance;
    this.task = start();
    while (read < log.size()) {
      RandomLog.Entry next = log.get(read++);
      task.take(next.key(), next.entry(), next.at());
      if (chance == null) {
        workToTheEnd();
      } else {
        between(chance);
      }
    }
    workToTheEnd();
  }

  Told told() {
    // Whether others heard of a learner before all was taken back makes no difference.
    snapshots.values().removeIf(Objects::isNull);
    episodes.values().removeIf(List::isEmpty);
    members.values().removeIf(Map::isEmpty);
    return new Told(snapshots, episodes, members);
  }

  private LearnerTask start() {
    int kept = chance == null ? 10 : chance.nextInt(3);
    return new LearnerTask(
        new LearnerStores(rows, history, due, releases, 0), StallLimits.DEFAULT, Counts.NONE, kept);
  }

  private void between(Random random) {
    switch (random.nextInt(6)) {
      case 0 -> commit();
      case 1, 2 -> {
        task.work(slice(random.nextInt(4)), this::hear);
        committed();
      }
      case 3 -> {
        if (random.nextInt(4) == 0) {
          List.of(rows, releases).forEach(MapStore::crash);
          List.of(history, due).forEach(MapStore::crash);
          task = start();
          read = committed;
        }
      }
      default -> {}
    }
  }

  /** Room for so many pieces of work. */
  private static Slice slice(int pieces) {
    long[] clock = {0};
    return new Slice(Duration.ofNanos(pieces + 1L), () -> clock[0]++);
  }

  private void commit() {
    task.publish(this::hear);
    committed();
  }

  private void hear(String key, LearnerOutput output) {
    switch (output) {
      case LearnerOutput.Snapshot(byte @Nullable [] bytes) ->
          snapshots.put(key, bytes == null ? null : Compact.read(bytes, 0, LearnerSnapshot.class));
      case LearnerOutput.EpisodeChanged(Episode episode) -> {
        List<Episode> all = episodes.computeIfAbsent(key, id -> new ArrayList<>());
        if (episode == null) {
          all.clear();
        } else {
          all.add(episode);
        }
      }
      case LearnerOutput.Belongs b -> {
        Map<String, CohortMember> peers = members.computeIfAbsent(b.peers(), p -> new HashMap<>());
        if (b.member() == null) {
          peers.remove(b.learner());
        } else {
          peers.put(b.learner(), b.member());
        }
      }
      default -> {}
    }
  }

  private void committed() {
    List.of(rows, releases).forEach(MapStore::commit);
    List.of(history, due).forEach(MapStore::commit);
    committed = read;
  }

  private void workToTheEnd() {
    commit();
    for (int i = 0; task.workWaits(); i++) {
      assertThat(i).as("work that never ends").isLessThan(1_000);
      task.work(slice(5), this::hear);
      committed();
    }
  }
}
