package dev.crossover.dashboard.digest;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.digest.Digest.Became;
import dev.crossover.dashboard.digest.Digest.Outcome;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.dashboard.query.LearnerRows;
import dev.crossover.dashboard.said.FollowUps;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import dev.crossover.wiring.TableView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "What became of last week's?" Alerts that were open in the last seven days, and have moved. */
@Component
class LastWeek {

  private static final Duration WEEK = Duration.ofDays(7);

  private final TableView<Episode> episodes;
  private final LearnerRows rows;
  private final FollowUps followUps;
  private final RosterEntries roster;
  private final PlanIndexes plans;

  LastWeek(
      DashboardTables tables,
      LearnerRows rows,
      FollowUps followUps,
      RosterEntries roster,
      PlanIndexes plans) {
    this.episodes = tables.episodes();
    this.rows = rows;
    this.followUps = followUps;
    this.roster = roster;
    this.plans = plans;
  }

  /** What an ended alert came to. */
  private record Ended(LearnerProgress about, Episode alert, Instant at) {

    boolean done() {
      String unit = alert.stall().unit();
      return about.units().stream().anyMatch(u -> u.unit().equals(unit) && u.done() >= 1);
    }

    Outcome outcome() {
      if (alert.resolution() == Episode.Resolution.FINISHED) {
        return Outcome.FINISHED;
      }
      if (done()) {
        return alert.stall().failedAttempts() > 0 ? Outcome.PASSED : Outcome.DONE;
      }
      return alert.stall().reason() == StallReason.NOT_STARTED ? Outcome.BEGAN : Outcome.CAME_BACK;
    }
  }

  /** Of each learner at most one: what waits for who asks first, then by how it went on. */
  List<Became> of(List<LearnerProgress> people, Instant now, ZoneId zone) {
    return people.stream()
        .flatMap(p -> became(p, now, zone))
        .sorted(Comparator.comparing(Became::outcome).thenComparing(Became::name))
        .toList();
  }

  private Stream<Became> became(LearnerProgress p, Instant now, ZoneId zone) {
    Instant from = now.minus(WEEK);
    List<Episode> recent =
        episodes.within(p.learner() + "/").stream()
            .filter(e -> !Objects.requireNonNullElse(e.resolvedAt(), now).isBefore(from))
            .toList();
    if (recent.isEmpty()) {
      return Stream.empty();
    }
    Stall waits = rows.waitsForYou(p).orElse(null);
    if (waits != null) {
      return Stream.of(
          new Became(
              p.learner(),
              roster.name(p.learner()),
              Outcome.WAITS,
              title(p, waits.unit()),
              waits.since(),
              null,
              false));
    }
    if (recent.stream().anyMatch(Episode::open)) {
      return Stream.empty();
    }
    return recent.stream()
        .flatMap(e -> Stream.ofNullable(ended(p, e)))
        .max(Comparator.comparing(Ended::at))
        .map(ended -> became(ended, zone))
        .stream();
  }

  /** An alert that ended by what the learner did; null of others. */
  private static @Nullable Ended ended(LearnerProgress p, Episode alert) {
    Instant at = alert.resolvedAt();
    boolean moved =
        alert.resolution() == Episode.Resolution.PROGRESS
            || alert.resolution() == Episode.Resolution.FINISHED;
    return at == null || !moved ? null : new Ended(p, alert, at);
  }

  private Became became(Ended ended, ZoneId zone) {
    LearnerProgress p = ended.about();
    FollowUps.Shown talk =
        followUps.shown(p.said()).stream()
            .filter(f -> f.what() == FollowUp.TALKED)
            .filter(f -> !f.at().isBefore(ended.alert().openedAt()) && !f.at().isAfter(ended.at()))
            .findFirst()
            .orElse(null);
    return new Became(
        p.learner(),
        roster.name(p.learner()),
        ended.outcome(),
        title(p, ended.alert().stall().unit()),
        null,
        talk == null ? null : days(talk.at(), ended.at(), zone),
        talk != null && talk.mine());
  }

  private static Integer days(Instant from, Instant to, ZoneId zone) {
    return (int)
        ChronoUnit.DAYS.between(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone));
  }

  private @Nullable String title(LearnerProgress p, @Nullable String unit) {
    PlanIndex plan = plans.find(p.plan());
    return unit == null
        ? null
        : plan == null ? unit : plan.plan().unit(unit).map(Unit::title).orElse(unit);
  }
}
