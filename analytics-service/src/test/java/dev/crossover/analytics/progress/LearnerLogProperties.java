package dev.crossover.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.unit.Basis;
import dev.crossover.wiring.Compact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The law of the learner log: what is known in the end, and each episode on the way to it, follows
 * from the log alone. When rows are written, when timers are looked at, how much work fits into a
 * slice, and what a crash undoes makes no difference.
 */
class LearnerLogProperties {

  /** What a run told others. */
  private record Told(
      Map<String, @Nullable LearnerSnapshot> snapshots, Map<String, List<Episode>> episodes) {}

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void whatIsKnownFollowsFromTheLogAlone(@ForAll long seed) {
    List<RandomLog.Entry> log = RandomLog.of(new Random(seed));
    Told orderly = new Run(log, null).told();
    for (int i = 0; i < 3; i++) {
      Told told = new Run(log, new Random(seed + i)).told();
      assertThat(told.episodes()).isEqualTo(orderly.episodes());
      assertThat(told.snapshots()).isEqualTo(orderly.snapshots());
    }
  }

  /** The fold in the snapshot is the one of all events in order of occurrence. */
  @Property(tries = 200)
  void theFoldIsTheOneOfAllEvents(@ForAll long seed) {
    List<RandomLog.Entry> log = RandomLog.of(new Random(seed));
    Told told = new Run(log, new Random(seed)).told();
    for (String learner : RandomLog.LEARNERS) {
      LearnerSnapshot snapshot = told.snapshots().get(learner);
      if (snapshot == null || !snapshot.enrolment().plan().equals("small")) {
        continue;
      }
      Releases.PlanRelease release = released(log, snapshot.enrolment().plan());
      Basis basis =
          Basis.of(
              release.plan(), difficulties(log, snapshot.enrolment().plan()), snapshot.enrolment());
      assertThat(snapshot.fold()).isEqualTo(LearnerFold.of(basis, events(log, learner)));
    }
  }

  private static Releases.PlanRelease released(List<RandomLog.Entry> log, String plan) {
    Releases releases = new Releases(new MapStore<>());
    log.forEach(e -> {
      if (e.entry() instanceof LogEntry.PlanReleased(Plan released)) {
        releases.release(released, e.at());
      }
    });
    Releases.PlanRelease newest = releases.newest(plan);
    assertThat(newest).isNotNull();
    return newest;
  }

  private static Difficulties difficulties(List<RandomLog.Entry> log, String plan) {
    Difficulties newest = Difficulties.NONE;
    for (RandomLog.Entry e : log) {
      if (e.entry() instanceof LogEntry.DifficultiesReleased(String of, Difficulties released)
          && of.equals(plan)
          && released.version() > newest.version()) {
        newest = released;
      }
    }
    return newest;
  }

  private static List<LearningEvent> events(List<RandomLog.Entry> log, String learner) {
    List<LearningEvent> events = new ArrayList<>();
    for (RandomLog.Entry e : log) {
      if (e.key().equals(learner) && e.entry() instanceof LogEntry.Happened(LearningEvent event)) {
        events.add(event);
      } else if (e.key().equals(learner) && e.entry() instanceof LogEntry.Erased) {
        events.clear();
      }
    }
    return events;
  }

  /** One way to go through a log. */
  private static final class Run {

    private final MapStore<String> rows = new MapStore<>();
    private final MapStore<Bytes> history = new MapStore<>();
    private final MapStore<Bytes> due = new MapStore<>();
    private final MapStore<String> releases = new MapStore<>();
    private final Map<String, @Nullable LearnerSnapshot> snapshots = new HashMap<>();
    private final Map<String, List<Episode>> episodes = new HashMap<>();
    private final @Nullable Random chance;
    private LearnerTask task;
    private int read;
    private int committed;

    /**
     * Goes through the log.
     *
     * @param chance decides what happens between two entries; null: everything is written and
     *     looked at after each of them
     */
    Run(List<RandomLog.Entry> log, @Nullable Random chance) {
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
      return new Told(snapshots, episodes);
    }

    private LearnerTask start() {
      int kept = chance == null ? 10 : chance.nextInt(3);
      return new LearnerTask(
          new LearnerStores(rows, history, due, releases), StallLimits.DEFAULT, Counts.NONE, kept);
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
            snapshots.put(
                key, bytes == null ? null : Compact.read(bytes, 0, LearnerSnapshot.class));
        case LearnerOutput.EpisodeChanged(Episode episode) -> {
          List<Episode> all = episodes.computeIfAbsent(key, id -> new ArrayList<>());
          if (episode == null) {
            all.clear();
          } else {
            all.add(episode);
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
}
