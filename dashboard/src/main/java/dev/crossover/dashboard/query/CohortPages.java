package dev.crossover.dashboard.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.past.Past;
import dev.crossover.dashboard.query.Answers.TeamRow;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.TableView;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** "How ready is the cohort, is it rising, and which team lacks what?" Nobody is named. */
@Service
class CohortPages {

  private final Queries queries;
  private final Groups groups;
  private final Past past;
  private final Rights rights;
  private final TableView<Plan> plans;

  CohortPages(Queries queries, Groups groups, Past past, Rights rights, DashboardTables tables) {
    this.queries = queries;
    this.groups = groups;
    this.past = past;
    this.rights = rights;
    this.plans = tables.plans();
  }

  /**
   * A cohort.
   *
   * @param teams those that are shown to who asks, the most urgent first
   * @param teamSkills by team and skill, the mean level that results show, 0..1
   * @param skillTitles title of each of these skills
   * @param past days on which this page can be seen as it was, the newest first
   */
  record CohortPage(
      @JsonUnwrapped GroupReadiness figures,
      List<TeamRow> teams,
      Map<String, Map<String, Double>> teamSkills,
      Map<String, String> skillTitles,
      List<LocalDate> past) {}

  /**
   * The page of a cohort.
   *
   * @throws NoSuchElementException if there is none that is shown to who asks
   */
  CohortPage page(String name) {
    GroupReadiness cohort = queries.cohort(name);
    List<GroupReadiness> teams = teams(name);
    Map<String, Map<String, Double>> skills = new TreeMap<>();
    teams.forEach(team -> skills.put(String.valueOf(team.team()), levels(team)));
    Map<String, String> titles = new TreeMap<>();
    plans.all().stream()
        .sorted(Comparator.comparing(Plan::id))
        .flatMap(plan -> plan.skills().stream())
        .forEach(skill -> titles.putIfAbsent(skill.id(), skill.title()));
    return new CohortPage(
        rights.shown(cohort),
        teams.stream().map(TeamRow::of).toList(),
        skills,
        titles,
        past.days(name));
  }

  /** The teams of a cohort that are shown to who asks, as they are, the most urgent first. */
  List<GroupReadiness> teams(String cohort) {
    return Stream.concat(groups.teams(cohort).stream(), groups.others(cohort).stream())
        .filter(rights.sees())
        .map(rights::shown)
        .sorted(GroupReadiness.BY_URGENCY)
        .toList();
  }

  private static Map<String, Double> levels(GroupReadiness team) {
    return team.skills().stream()
        .filter(s -> s.assessed() > 0)
        .collect(
            Collectors.toMap(
                GroupReadiness.Skill::skill, s -> Math.round(s.level() * 100) / 100.0));
  }
}
