package dev.crossover.dashboard.digest;

import static dev.crossover.model.Samples.day;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episode.Resolution;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.Stall;
import dev.crossover.wiring.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** People whom somebody manages, on the small plan, with alerts that are open or have ended. */
final class ManagedPeople {

  static final String BOSS = "boss@x.example";
  static final String PASSWORD = "a long password";

  private static final int LATE_DAYS = 14;

  private final FilledDashboard dashboard;

  ManagedPeople(FilledDashboard dashboard) {
    this.dashboard = dashboard;
  }

  /** Somebody with these events, and an open alert for each of these conditions. */
  void put(String id, String team, String manager, List<LearningEvent> events, Stall... open) {
    put(learner(id, team, manager, Samples.START), events, open);
  }

  /** Somebody who was to begin two weeks later, and has not. */
  void putLate(String id, String team, String manager, Stall open) {
    put(learner(id, team, manager, Samples.START.plusDays(LATE_DAYS)), List.of(), open);
  }

  private void put(Learner learner, List<LearningEvent> events, Stall... open) {
    LearnerSnapshot plain = dashboard.snapshot(learner, events);
    dashboard.put(learner);
    List<Episode> episodes =
        Arrays.stream(open).map(s -> episode(learner.id(), s, null, null)).toList();
    episodes.forEach(this::put);
    dashboard.put(
        new LearnerSnapshot(
            plain.learner(), plain.enrolment(), plain.fold(), plain.receivedAt(), episodes));
  }

  /** An alert that ended then, by what the learner did. */
  void ended(String learner, Stall stall, Instant at) {
    ended(learner, stall, at, Resolution.PROGRESS);
  }

  void ended(String learner, Stall stall, Instant at, Resolution how) {
    put(episode(learner, stall, at, how));
  }

  private void put(Episode e) {
    dashboard.put(dashboard.tables().episodes(), e.id(), e, Json.serde(Episode.class));
  }

  private static Episode episode(
      String learner, Stall stall, @Nullable Instant ended, @Nullable Resolution how) {
    Instant from = ended == null || stall.from().isBefore(ended) ? stall.from() : day(0);
    String id = learner + ":" + stall.reason() + ":" + from.getEpochSecond();
    return new Episode(id, learner, "spring", "team-a", stall, from, ended, how);
  }

  private static Learner learner(String id, String team, String manager, LocalDate start) {
    return SampleLearner.of(id)
        .named("Name of " + id)
        .team(team)
        .start(start)
        .managedBy(manager)
        .learner();
  }

  /** Does something as {@link #BOSS}, as who sends mails does. */
  void signedIn(Runnable does) {
    SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(BOSS, ""));
    try {
      does.run();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }
}
