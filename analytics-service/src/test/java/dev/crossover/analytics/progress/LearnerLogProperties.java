package dev.crossover.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.Samples;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Block;
import dev.crossover.model.plan.Phase;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.unit.Basis;
import dev.crossover.wiring.Compact;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  private static final List<String> LEARNERS = List.of("ada", "bo", "cy");
  private static final List<String> ACTIVITIES =
      List.of(Samples.READING, Samples.QUIZ, Samples.PROJECT, "https://lms.example/other");

  private record Entry(String key, LogEntry entry, Instant at) {}

  /** What a run told others. */
  private record Told(
      Map<String, @Nullable LearnerSnapshot> snapshots, Map<String, List<Episode>> episodes) {}

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void whatIsKnownFollowsFromTheLogAlone(@ForAll long seed) {
    List<Entry> log = log(new Random(seed));
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
    List<Entry> log = log(new Random(seed));
    Told told = new Run(log, new Random(seed)).told();
    for (String learner : LEARNERS) {
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

  private static Releases.PlanRelease released(List<Entry> log, String plan) {
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

  private static Difficulties difficulties(List<Entry> log, String plan) {
    Difficulties newest = Difficulties.NONE;
    for (Entry e : log) {
      if (e.entry() instanceof LogEntry.DifficultiesReleased(String of, Difficulties released)
          && of.equals(plan)
          && released.version() > newest.version()) {
        newest = released;
      }
    }
    return newest;
  }

  private static List<LearningEvent> events(List<Entry> log, String learner) {
    List<LearningEvent> events = new ArrayList<>();
    for (Entry e : log) {
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
    Run(List<Entry> log, @Nullable Random chance) {
      this.chance = chance;
      this.task = start();
      while (read < log.size()) {
        Entry next = log.get(read++);
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

  private static List<Entry> log(Random random) {
    Instant at = Samples.START.atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Entry> log = new ArrayList<>();
    Map<String, LearningEvent> known = new LinkedHashMap<>();
    int entries = 5 + random.nextInt(60);
    int version = 0;
    for (int i = 0; i < entries; i++) {
      at = at.plus(pause(random));
      String learner = LEARNERS.get(random.nextInt(LEARNERS.size()));
      LogEntry entry =
          switch (random.nextInt(12)) {
            case 0, 1 -> new LogEntry.Enrolled(enrolment(random));
            case 2 -> new LogEntry.PlanReleased(plan(++version));
            case 3 -> new LogEntry.DifficultiesReleased("small", harder(i + 1));
            case 4 -> random.nextInt(3) == 0 ? new LogEntry.Erased() : new LogEntry.Ticked(0);
            default -> new LogEntry.Happened(event(random, learner, "e" + i, at, known));
          };
      log.add(new Entry(learner, entry, at));
    }
    log.add(new Entry("0", new LogEntry.Ticked(0), at.plus(Duration.ofDays(random.nextInt(30)))));
    return log;
  }

  /** Much comes at once; now and then nothing comes for days. */
  private static Duration pause(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Duration.ofDays(random.nextInt(9));
      case 1 -> Duration.ofHours(random.nextInt(48));
      case 2 -> Duration.ofSeconds(random.nextInt(90));
      default -> Duration.ofMillis(random.nextInt(900));
    };
  }

  private static Enrolment enrolment(Random random) {
    List<Leave> leave = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      int first = random.nextInt(40);
      leave.add(
          new Leave(
              Samples.START.plusDays(first), Samples.START.plusDays(first + random.nextInt(9))));
    }
    return new Enrolment(
        "spring",
        random.nextBoolean() ? "red" : "blue",
        random.nextInt(8) == 0 ? "unpublished" : "small",
        Samples.START.plusDays(random.nextInt(5)),
        10,
        random.nextBoolean() ? Background.ML_ENGINEER : Background.SOFTWARE_ENGINEER,
        leave);
  }

  /** Every other version knows nothing of the quiz's activity. */
  private static Plan plan(int version) {
    Plan p = Samples.PLAN;
    List<Phase> phases =
        p.phases().stream()
            .map(phase ->
                new Phase(
                    phase.id(),
                    phase.title(),
                    phase.blocks().stream().map(b -> block(b, version)).toList()))
            .toList();
    return new Plan(
        p.id(),
        version,
        p.title() + version,
        p.description(),
        10,
        phases,
        p.skills(),
        p.roles(),
        p.skip(),
        p.interview(),
        p.guidance());
  }

  private static Block block(Block b, int version) {
    List<Unit> units =
        b.units().stream()
            .map(u ->
                u.activities().contains(Samples.QUIZ) && version % 2 == 0
                    ? new Unit(
                        u.id(),
                        u.title(),
                        u.kind(),
                        u.hours(),
                        u.passMark(),
                        u.skills(),
                        List.of("https://lms.example/quiz/other"),
                        u.evidence())
                    : u)
            .toList();
    return new Block(b.id(), b.title(), b.firstWeek(), b.lastWeek(), units);
  }

  private static Difficulties harder(int version) {
    return new Difficulties(
        version, 100L * version, Map.of(Samples.QUIZ, version / 10.0), Map.of(), Map.of(), 0);
  }

  private static LearningEvent event(
      Random random, String learner, String id, Instant at, Map<String, LearningEvent> known) {
    List<LearningEvent> own =
        known.values().stream().filter(e -> learner.equals(e.learner())).toList();
    if (!own.isEmpty() && random.nextInt(6) == 0) {
      return own.get(random.nextInt(own.size()));
    }
    Instant occurred =
        switch (random.nextInt(5)) {
          case 0 -> at.minus(Duration.ofDays(random.nextInt(12)));
          case 1 -> at.minusSeconds(random.nextInt(120));
          default -> at.minusMillis(random.nextInt(3));
        };
    Fact fact =
        switch (random.nextInt(9)) {
          case 0 -> new Fact.Completed();
          case 1, 2, 3 -> new Fact.Graded(random.nextInt(10) / 10.0, null, Grader.AUTOMATIC);
          case 4 -> random.nextInt(4) == 0 ? new Fact.Left() : new Fact.Enrolled();
          case 5 ->
              own.isEmpty()
                  ? new Fact.Started()
                  : new Fact.Voided(own.get(random.nextInt(own.size())).id());
          default -> new Fact.Active();
        };
    String activity = ACTIVITIES.get(random.nextInt(ACTIVITIES.size()));
    LearningEvent event =
        new LearningEvent(id, learner, "lms", occurred, occurred, activity, null, fact);
    known.put(id, event);
    return event;
  }
}
