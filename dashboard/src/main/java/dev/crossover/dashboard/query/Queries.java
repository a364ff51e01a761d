package dev.crossover.dashboard.query;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.dashboard.query.Answers.LearnerPage;
import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.Answers.PlanPage;
import dev.crossover.dashboard.query.Answers.TeamPage;
import dev.crossover.dashboard.query.Answers.TeamRow;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Background;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.progress.Urgency;
import dev.crossover.model.record.Look;
import dev.crossover.model.stall.Stall;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Answers from the tables. Lists are in the order of urgency: people by {@link Urgency}, teams by
 * {@link GroupReadiness#BY_URGENCY}.
 */
@Service
class Queries {

  private final DashboardTables tables;
  private final Learners learners;
  private final Groups groups;
  private final PlanIndexes plans;
  private final RosterEntries roster;
  private final Forecasts forecasts;
  private final Rights rights;
  private final Looks looks;

  Queries(
      DashboardTables tables,
      Learners learners,
      Groups groups,
      PlanIndexes plans,
      RosterEntries roster,
      Forecasts forecasts,
      Rights rights,
      Looks looks) {
    this.tables = tables;
    this.learners = learners;
    this.groups = groups;
    this.plans = plans;
    this.roster = roster;
    this.forecasts = forecasts;
    this.rights = rights;
    this.looks = looks;
  }

  List<GroupReadiness> cohorts() {
    return groups.cohorts().stream().filter(rights.sees()).map(rights::shown).toList();
  }

  List<TeamRow> teams(@Nullable String cohort) {
    return Stream.concat(groups.teams(cohort).stream(), groups.others(cohort).stream())
        .filter(rights.sees())
        .sorted(GroupReadiness.BY_URGENCY)
        .map(TeamRow::of)
        .toList();
  }

  /**
   * The team's own figures.
   *
   * @param cohort may be left out where only one cohort has a team of that name
   * @throws NoSuchElementException if there is none that is shown to who asks
   * @throws IllegalArgumentException if there are several
   */
  GroupReadiness team(String team, @Nullable String cohort) {
    List<GroupReadiness> found = groups.named(team, cohort).stream().filter(rights.sees()).toList();
    if (found.isEmpty()) {
      throw new NoSuchElementException("there is no such team");
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException("several cohorts have this team: name the cohort");
    }
    return found.getFirst();
  }

  /** The same for who manages somebody of the team. */
  GroupReadiness managed(String team, @Nullable String cohort) {
    GroupReadiness found = team(team, cohort);
    if (!rights.managesIn(found)) {
      throw new NoSuchElementException("there is no such team");
    }
    return found;
  }

  TeamPage page(GroupReadiness team) {
    List<Plan> known =
        groups.members(team).stream()
            .map(LearnerProgress::plan)
            .distinct()
            .sorted()
            .flatMap(id -> Stream.ofNullable(plans.find(id)))
            .map(PlanIndex::plan)
            .toList();
    return TeamPage.of(rights.shown(team), known, rights.managesIn(team));
  }

  /** The team's members that who asks manages; the parameters are as for {@link #team}. */
  List<LearnerRow> learners(String team, @Nullable String cohort) {
    return groups.members(managed(team, cohort)).stream()
        .filter(p -> rights.opens(p.learner()))
        .sorted(Urgency.ORDER)
        .map(this::row)
        .toList();
  }

  LearnerPage learner(String id) {
    LearnerSnapshot snapshot = tables.progress().get(id);
    LearnerProgress p = learners.now(id);
    PlanIndex plan = p == null ? null : plans.find(p.plan());
    if (snapshot == null || p == null || plan == null || !rights.opens(id)) {
      throw new NoSuchElementException("there is no such learner");
    }
    looks.at(id, Look.Kind.PAGE);
    List<Episode> history =
        tables.episodes().within(id + "/").stream()
            .sorted(Comparator.comparing(Episode::openedAt).reversed())
            .toList();
    Background background = snapshot.enrolment().background();
    return new LearnerPage(
        id, roster.name(id), background, p, plan.plan(), history, forecasts.of(p));
  }

  /**
   * A plan as it is published.
   *
   * @throws NoSuchElementException if there is none of that id
   */
  PlanPage plan(String plan) {
    PlanIndex found = plans.find(plan);
    if (found == null) {
      throw new NoSuchElementException("there is no such plan");
    }
    Map<String, String> others = new TreeMap<>();
    for (Background background : Background.values()) {
      String id = found.plan().audience(background).better();
      PlanIndex better = id == null ? null : plans.find(id);
      if (better != null) {
        others.put(better.plan().id(), better.plan().title());
      }
    }
    return new PlanPage(found.plan(), others);
  }

  private LearnerRow row(LearnerProgress p) {
    looks.at(p.learner(), Look.Kind.ROW);
    return new LearnerRow(
        p.learner(),
        roster.name(p.learner()),
        p.state(),
        p.readiness().ready(),
        p.readiness().shown(),
        p.readiness().assumed(),
        p.done(),
        p.planned(),
        p.gapWeeks(),
        p.activeDays(),
        p.lastActivityAt(),
        p.stalls(),
        p.reasons(),
        p.reasons().isEmpty() ? Map.of() : unitTitles(p));
  }

  private Map<String, String> unitTitles(LearnerProgress p) {
    PlanIndex plan = plans.find(p.plan());
    Map<String, String> titles = new TreeMap<>();
    for (Stall reason : p.reasons()) {
      for (String id : Arrays.asList(reason.unit(), reason.blocks())) {
        if (plan != null && id != null) {
          plan.plan().unit(id).ifPresent(unit -> titles.put(unit.id(), unit.title()));
        }
      }
    }
    return titles;
  }
}
