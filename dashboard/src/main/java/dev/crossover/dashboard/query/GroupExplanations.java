package dev.crossover.dashboard.query;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.model.explain.Explanation;
import dev.crossover.model.explain.GroupExplanation;
import dev.crossover.model.explain.GroupExplanation.Kind;
import dev.crossover.model.explain.GroupExplanation.Part;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.record.Look;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** "Where does this number of a team or a cohort come from, and what would change it?" */
@Service
class GroupExplanations {

  /** Most people of whom it is computed what a step would bring. */
  private static final int ASKED = 12;

  /** Most steps that are told. */
  private static final int STEPS = 4;

  private final Queries queries;
  private final CohortPages cohorts;
  private final Groups groups;
  private final Forecasts forecasts;
  private final Explanations explanations;
  private final IfItWorks ifItWorks;
  private final RosterEntries roster;
  private final Rights rights;
  private final Looks looks;
  private final DashboardSettings settings;

  GroupExplanations(
      Queries queries,
      CohortPages cohorts,
      Groups groups,
      Forecasts forecasts,
      Explanations explanations,
      IfItWorks ifItWorks,
      RosterEntries roster,
      Rights rights,
      Looks looks,
      DashboardSettings settings) {
    this.queries = queries;
    this.cohorts = cohorts;
    this.groups = groups;
    this.forecasts = forecasts;
    this.explanations = explanations;
    this.ifItWorks = ifItWorks;
    this.roster = roster;
    this.rights = rights;
    this.looks = looks;
    this.settings = settings;
  }

  /**
   * A figure opened.
   *
   * @param names of the learners of its parts, by id; empty where the parts are teams
   * @param steps one unit more for somebody, what brings most first; nothing of how likely it is
   */
  record Opened(GroupExplanation explanation, Map<String, String> names, List<Step> steps) {}

  /**
   * One unit more for one of them.
   *
   * @param unit its title
   * @param is the figure of this person
   * @param then the same, were the unit done
   * @param adds what the figure of the group would rise by
   */
  record Step(String learner, String unit, double is, double then, double adds) {}

  /**
   * A team's figure. Of who does not manage anybody of it the parts are not shown.
   *
   * @throws NoSuchElementException if there is no such team for who asks, or no such figure
   */
  Opened ofTeam(String name, @Nullable String cohort, String figure) {
    GroupReadiness team = queries.team(name, cohort);
    GroupReadiness shown = rights.shown(team);
    if (!rights.managesIn(team)) {
      return new Opened(GroupExplanation.ofPeople(figure, shown, List.of()), Map.of(), List.of());
    }
    List<LearnerProgress> people = queries.shown(team);
    GroupExplanation opened =
        figure.equals(Kind.ON_TIME.id())
            ? onTime(team)
            : GroupExplanation.ofPeople(figure, shown, people);
    Map<String, String> names = new TreeMap<>();
    opened.parts().stream()
        .flatMap(part -> Stream.ofNullable(part.id()))
        .forEach(id -> {
          looks.at(id, Look.Kind.ROW);
          names.put(id, roster.name(id));
        });
    return new Opened(opened, names, steps(opened, people));
  }

  /**
   * A cohort's figure, by its teams.
   *
   * @throws NoSuchElementException if there is no such cohort for who asks, or no such figure
   */
  Opened ofCohort(String name, String figure) {
    GroupReadiness cohort = queries.cohort(name);
    List<GroupReadiness> teams = cohorts.teams(name);
    // Where those that are too few are shown joined, none of them counts twice.
    Set<String> joined =
        teams.stream().anyMatch(GroupReadiness::isOthers) ? cohort.hiddenTeams() : Set.of();
    List<GroupReadiness> parts =
        teams.stream().filter(t -> !joined.contains(String.valueOf(t.team()))).toList();
    return new Opened(
        GroupExplanation.ofTeams(figure, rights.shown(cohort), parts), Map.of(), List.of());
  }

  private GroupExplanation onTime(GroupReadiness team) {
    return GroupExplanation.onTime(
        groups.members(team).stream()
            .filter(p -> p.state() != LearnerState.LEFT)
            .flatMap(p -> Stream.ofNullable(forecasts.of(p)))
            .toList(),
        rights::looksAfter,
        settings.minGroupSize());
  }

  private List<Step> steps(GroupExplanation opened, List<LearnerProgress> people) {
    return people.stream()
        .filter(p -> p.state().waitedFor())
        .limit(ASKED)
        .flatMap(p -> step(opened, p).stream())
        .filter(step -> step.adds() > 0)
        .sorted(Comparator.comparingDouble(Step::adds).reversed())
        .limit(STEPS)
        .toList();
  }

  private Optional<Step> step(GroupExplanation opened, LearnerProgress p) {
    Optional<Part> part =
        opened.parts().stream().filter(x -> p.learner().equals(x.id())).findFirst();
    if (part.isEmpty()) {
      return Optional.empty();
    }
    if (opened.figure().equals(Kind.ON_TIME.id())) {
      return ifItWorks
          .of(p)
          .map(g -> new Step(p.learner(), g.unit(), g.onTime(), g.then(), g.then() - g.onTime()));
    }
    return explanations
        .first(p, moves(opened.figure()))
        .flatMap(change ->
            GroupExplanation.of(opened.figure(), change.then())
                .map(then -> {
                  double more = (then - part.get().value()) / (opened.mean() ? opened.heads() : 1);
                  return new Step(p.learner(), change.unit(), part.get().value(), then, more);
                }));
  }

  /** Which figure of a learner says what moves the one of the group. */
  private static String moves(String figure) {
    if (figure.equals(Kind.DONE.id()) || figure.equals(Kind.GAP.id())) {
      return Explanation.GAP;
    }
    return figure.startsWith(Explanation.SKILL) ? figure : Explanation.SHOWN;
  }
}
