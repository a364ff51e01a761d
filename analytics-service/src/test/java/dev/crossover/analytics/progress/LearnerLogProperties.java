package dev.crossover.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.model.unit.Basis;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The law of the learner log: what is known in the end, whom norms count, and each episode on the
 * way, follow from the log alone. When rows are written, when timers are looked at, how much work
 * fits into a slice, and what a crash undoes makes no difference.
 */
class LearnerLogProperties {

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void whatIsKnownFollowsFromTheLogAlone(@ForAll long seed) {
    follows(RandomLog.of(new Random(seed)), seed);
  }

  /**
   * Who waits for a plan meets each of its versions, also if nobody looks between the first two.
   */
  @Property(tries = 20)
  void whoWaitsForAPlanMeetsEachOfItsVersions(@ForAll long seed) {
    Enrolment enrolment =
        new Enrolment(
            "spring", "red", "small", Samples.START, 10, Background.ML_ENGINEER, List.of());
    Instant start = Samples.START.atStartOfDay(ZoneOffset.UTC).toInstant();
    List<RandomLog.Entry> log = new ArrayList<>();
    log.add(new RandomLog.Entry("bo", new LogEntry.Enrolled(enrolment), start));
    CohortNorms alone =
        new CohortNorms(1, 1, Map.of(), Map.of(), Samples.START.plusWeeks(8), Map.of());
    log.add(new RandomLog.Entry("0", new LogEntry.NormsReleased(enrolment.peers(), alone), start));
    for (int i = 1; i <= 3; i++) {
      Instant at = start.plusSeconds(i);
      Fact failed = new Fact.Graded(0.1, null, Grader.AUTOMATIC);
      LearningEvent event =
          new LearningEvent("e" + i, "bo", "lms", at, at, Samples.QUIZ, null, failed);
      log.add(new RandomLog.Entry("bo", new LogEntry.Happened(event), at));
    }
    Instant released = start.plus(Duration.ofDays(1));
    for (int version = 1; version <= 3; version++) {
      LogEntry release = new LogEntry.PlanReleased(RandomLog.plan(version));
      log.add(new RandomLog.Entry("small", release, released.plusSeconds(version)));
    }

    LogRun.Told told = follows(log, seed);

    assertThat(told.episodes().values())
        .as("version 2 knows nothing of the quiz")
        .singleElement(LIST)
        .hasSize(3);
  }

  private static LogRun.Told follows(List<RandomLog.Entry> log, long seed) {
    LogRun.Told orderly = new LogRun(log, null).told();
    for (int i = 0; i < 3; i++) {
      LogRun.Told told = new LogRun(log, new Random(seed + i)).told();
      assertThat(told.episodes()).isEqualTo(orderly.episodes());
      assertThat(told.snapshots()).isEqualTo(orderly.snapshots());
      assertThat(told.members()).as("whom norms count").isEqualTo(orderly.members());
    }
    return orderly;
  }

  /** The fold in the snapshot is the one of all events in order of occurrence. */
  @Property(tries = 200)
  void theFoldIsTheOneOfAllEvents(@ForAll long seed) {
    List<RandomLog.Entry> log = RandomLog.of(new Random(seed));
    LogRun.Told told = new LogRun(log, new Random(seed)).told();
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
}
