package dev.crossover.dashboard.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Background;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** "What is learnt, where are people in it, and which unit holds up several?" */
@Service
class PlanPages {

  private final PlanIndexes plans;
  private final Groups groups;
  private final Rights rights;

  PlanPages(PlanIndexes plans, Groups groups, Rights rights) {
    this.plans = plans;
    this.groups = groups;
    this.rights = rights;
  }

  /**
   * A plan as it is published, and how people do in it.
   *
   * @param planTitles title of each published plan that it names as the better one
   * @param plannedDays days that each unit is planned to take
   * @param units how the people of the cohorts, or else the teams, that are shown to who asks do in
   *     each unit that somebody began; empty where none is shown
   */
  record PlanPage(
      @JsonUnwrapped Plan plan,
      Map<String, String> planTitles,
      Map<String, Double> plannedDays,
      List<UnitPeople> units) {}

  /**
   * People in a unit.
   *
   * @param begun people who touched it
   * @param done people who have done it
   * @param failing people with a failed attempt
   * @param medianDays days within which half of those who did it were through, in the group in
   *     which most did; 0 if nobody was
   * @param stuckIn teams that are shown, in which several are stuck on it
   */
  record UnitPeople(
      String unit, int begun, int done, int failing, double medianDays, List<String> stuckIn) {}

  /**
   * The page of a plan.
   *
   * @throws NoSuchElementException if there is none of that id
   */
  PlanPage page(String id) {
    PlanIndex found = plans.find(id);
    if (found == null) {
      throw new NoSuchElementException("there is no such plan");
    }
    Plan plan = found.plan();
    Map<String, Double> planned = StuckUnits.plannedDays(List.of(plan));
    return new PlanPage(plan, better(plan), planned, units(plan, planned));
  }

  private Map<String, String> better(Plan plan) {
    Map<String, String> others = new TreeMap<>();
    for (Background background : Background.values()) {
      String id = plan.audience(background).better();
      PlanIndex better = id == null ? null : plans.find(id);
      if (better != null) {
        others.put(better.plan().id(), better.plan().title());
      }
    }
    return others;
  }

  private List<UnitPeople> units(Plan plan, Map<String, Double> planned) {
    List<GroupReadiness> teams =
        groups.teams(null).stream().filter(rights.sees()).map(rights::shown).toList();
    List<GroupReadiness> cohorts =
        groups.cohorts().stream().filter(rights.sees()).map(rights::shown).toList();
    List<GroupReadiness> counted = cohorts.isEmpty() ? teams : cohorts;
    Map<String, List<String>> stuck = new TreeMap<>();
    for (GroupReadiness team : teams) {
      StuckUnits.in(team, planned)
          .forEach(unit ->
              stuck.computeIfAbsent(unit, _ -> new ArrayList<>()).add(String.valueOf(team.team())));
    }
    return plan.units()
        .map(unit -> people(unit.id(), counted, stuck.getOrDefault(unit.id(), List.of())))
        .filter(unit -> unit.begun() > 0)
        .toList();
  }

  private static UnitPeople people(String id, List<GroupReadiness> groups, List<String> stuckIn) {
    int begun = 0;
    int done = 0;
    int failing = 0;
    int most = 0;
    double days = 0;
    for (GroupReadiness group : groups) {
      for (GroupReadiness.Unit unit : group.units()) {
        if (unit.unit().equals(id)) {
          begun += unit.begun();
          done += unit.done();
          failing += unit.failing();
          days = unit.done() > most ? unit.medianDays() : days;
          most = Math.max(most, unit.done());
        }
      }
    }
    return new UnitPeople(id, begun, done, failing, days, stuckIn);
  }
}
