package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.dashboard.digest.ReasonWords;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import dev.crossover.dashboard.query.IfItWorks;
import dev.crossover.dashboard.query.LearnerRows;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.Stall;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is known of an episode at this moment, as the manager's page says it: why, what waits behind
 * it, one step with who can help, and what it would bring if it works.
 */
@Component
class EpisodeFacts {

  private final DashboardTables tables;
  private final Groups groups;
  private final Learners learners;
  private final PlanIndexes plans;
  private final LearnerRows rows;
  private final IfItWorks ifItWorks;
  private final PreferencesOfPeople preferences;
  private final Rights rights;
  private final Clock clock;

  EpisodeFacts(
      DashboardTables tables,
      Groups groups,
      Learners learners,
      PlanIndexes plans,
      LearnerRows rows,
      IfItWorks ifItWorks,
      PreferencesOfPeople preferences,
      Rights rights,
      Clock clock) {
    this.tables = tables;
    this.groups = groups;
    this.learners = learners;
    this.plans = plans;
    this.rows = rows;
    this.ifItWorks = ifItWorks;
    this.preferences = preferences;
    this.rights = rights;
    this.clock = clock;
  }

  /** In sentences; no name of the learner is in it. */
  String of(Episode episode, @Nullable Learner learner) {
    LearnerProgress p = learners.now(episode.learner());
    ReasonWords words = words(learner);
    Stall stall = episode.stall();
    double gap = p == null ? 0 : p.gapWeeks();
    double due = p == null ? 0 : rows.hoursDue(p);
    List<String> helpers = p == null ? List.of() : rows.helpers(p, mates(p, learner));
    String gain =
        p == null ? "" : ifItWorks.of(p).map(g -> " " + words.ifItWorks(g) + ".").orElse("");
    return "%s. %s.%s"
        .formatted(
            words.why(stall, titles(stall, learner), gap, due),
            ReasonWords.step(stall, helpers, false),
            gain);
  }

  /** As the manager reads them: by their clock, and in quarters where shares are told so. */
  ReasonWords words(@Nullable Learner learner) {
    String manager = learner == null ? null : learner.manager();
    if (manager == null) {
      return new ReasonWords(clock.instant(), ZoneOffset.UTC, false);
    }
    ZoneId zone = preferences.of(manager).zone();
    boolean inWords = Viewer.as(manager.toLowerCase(Locale.ROOT), rights::inWords);
    return new ReasonWords(clock.instant(), zone, inWords);
  }

  /** Those of the team whom the same manager looks after: nobody else is named to them. */
  private List<LearnerProgress> mates(LearnerProgress p, @Nullable Learner learner) {
    String manager = learner == null ? null : learner.manager();
    return groups.named(p.team(), p.cohort()).stream()
        .flatMap(team -> groups.members(team).stream())
        .filter(mate -> Objects.equals(manager, managerOf(mate)))
        .toList();
  }

  private @Nullable String managerOf(LearnerProgress mate) {
    Learner entry = tables.people().get(mate.learner());
    return entry == null ? null : entry.manager();
  }

  private Map<String, String> titles(Stall stall, @Nullable Learner learner) {
    PlanIndex plan = learner == null ? null : plans.find(learner.plan());
    return plan == null
        ? Map.of()
        : Stream.of(stall.unit(), stall.blocks())
            .filter(Objects::nonNull)
            .distinct()
            .flatMap(id -> plan.plan().unit(id).stream())
            .collect(Collectors.toMap(Unit::id, Unit::title));
  }
}
