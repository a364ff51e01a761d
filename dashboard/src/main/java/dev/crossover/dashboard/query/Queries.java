package dev.crossover.dashboard.query;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.dashboard.query.Answers.LearnerPage;
import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.Answers.TeamPage;
import dev.crossover.dashboard.query.Answers.TeamRow;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.Stall;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Answers from the tables. Lists of people sort by need of action, then by silence, never by rank.
 */
@Service
class Queries {

  private final DashboardTables tables;
  private final Forecasts forecasts;

  Queries(DashboardTables tables, Forecasts forecasts) {
    this.tables = tables;
    this.forecasts = forecasts;
  }

  List<GroupReadiness> cohorts() {
    return tables.cohorts().all();
  }

  List<TeamRow> teams(@Nullable String cohort) {
    return tables.teams().all().stream()
        .filter(g -> cohort == null || g.cohort().equals(cohort))
        .map(TeamRow::of)
        .sorted(Comparator.comparing(TeamRow::cohort).thenComparing(TeamRow::team))
        .toList();
  }

  /**
   * The team's own figures.
   *
   * @param cohort may be left out where only one cohort has a team of that name
   * @throws NoSuchElementException if there is none
   */
  GroupReadiness team(String team, @Nullable String cohort) {
    List<GroupReadiness> found =
        tables.teams().all().stream()
            .filter(g -> team.equals(g.team()))
            .filter(g -> cohort == null || g.cohort().equals(cohort))
            .toList();
    if (found.isEmpty()) {
      throw new NoSuchElementException("there is no such team");
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException("several cohorts have this team: name the cohort");
    }
    return found.getFirst();
  }

  TeamPage page(GroupReadiness team) {
    List<Plan> plans =
        progress(team).stream()
            .map(LearnerProgress::plan)
            .distinct()
            .sorted()
            .flatMap(id -> Stream.ofNullable(tables.plans().get(id)))
            .toList();
    return TeamPage.of(team, plans);
  }

  List<LearnerRow> learners(GroupReadiness team) {
    return progress(team).stream()
        .map(this::row)
        .sorted(
            Comparator.comparing((LearnerRow r) -> r.stalls().isEmpty())
                .thenComparing(
                    LearnerRow::lastActivityAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(LearnerRow::learner))
        .toList();
  }

  LearnerPage learner(String id) {
    LearnerProgress p = tables.progress().get(id);
    Plan plan = p == null ? null : tables.plans().get(p.plan());
    if (p == null || plan == null) {
      throw new NoSuchElementException("there is no such learner");
    }
    List<Episode> history =
        tables.episodes().within(id + "/").stream()
            .sorted(Comparator.comparing(Episode::openedAt).reversed())
            .toList();
    return LearnerPage.of(tables.learners().get(id), p, plan, history, forecasts.of(p));
  }

  private List<LearnerProgress> progress(GroupReadiness team) {
    return tables.progress().within(team.cohort() + "/" + team.team() + "/");
  }

  private LearnerRow row(LearnerProgress p) {
    Learner entry = tables.learners().get(p.learner());
    return new LearnerRow(
        p.learner(),
        entry == null ? p.learner() : entry.name(),
        p.state(),
        p.readiness().value(),
        p.done(),
        p.planned(),
        p.gapWeeks(),
        p.activeDays(),
        p.lastActivityAt(),
        p.stalls(),
        p.stalls().isEmpty() ? Map.of() : unitTitles(p));
  }

  private Map<String, String> unitTitles(LearnerProgress p) {
    Plan plan = tables.plans().get(p.plan());
    Map<String, String> titles = new TreeMap<>();
    for (Stall stall : p.stalls()) {
      if (plan != null && stall.unit() != null) {
        plan.unit(stall.unit()).ifPresent(unit -> titles.put(unit.id(), unit.title()));
      }
    }
    return titles;
  }
}
