package dev.crossover.model.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What must hold in a plan that is to be published, beyond {@link PlanRules}: what it teaches for
 * its target role can be shown, no two of its skills have the same title, and no unit is called
 * {@link Plan#INTERVIEW}. A {@link Plan} is made without these rules, since plans that were
 * published before them must still be read.
 */
public final class TeachingRules {

  private final Plan plan;
  private final List<PlanProblem> problems = new ArrayList<>();

  private TeachingRules(Plan plan) {
    this.plan = plan;
  }

  /** Everything that is wrong, in the order of the plan; empty for a good one. */
  public static List<PlanProblem> find(Plan plan) {
    TeachingRules rules = new TeachingRules(plan);
    rules.titles();
    rules.units();
    return List.copyOf(rules.problems);
  }

  private void titles() {
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < plan.skills().size(); i++) {
      Skill skill = plan.skills().get(i);
      String other = seen.putIfAbsent(skill.title().toLowerCase(Locale.ROOT), skill.id());
      if (other != null) {
        problems.add(
            new PlanProblem(
                "/skills/" + i + "/title", "the skill " + other + " has the same title"));
      }
    }
  }

  private void units() {
    Set<String> hidden = new HashSet<>();
    plan.target().needs().forEach(need -> hidden.add(need.skill()));
    hidden.removeAll(shown());
    for (int p = 0; p < plan.phases().size(); p++) {
      List<Block> blocks = plan.phases().get(p).blocks();
      for (int b = 0; b < blocks.size(); b++) {
        List<Unit> units = blocks.get(b).units();
        for (int u = 0; u < units.size(); u++) {
          String at = "/phases/" + p + "/blocks/" + b + "/units/" + u;
          named(at, units.get(u));
          taught(at, units.get(u), hidden);
        }
      }
    }
  }

  private void named(String at, Unit unit) {
    if (unit.id().equals(Plan.INTERVIEW)) {
      problems.add(
          new PlanProblem(
              at + "/id",
              "no unit may have the id "
                  + Plan.INTERVIEW
                  + ": a list of reviewers names by it who holds practice interviews"));
    }
  }

  /** Names a skill where it is first taught. */
  private void taught(String at, Unit unit, Set<String> hidden) {
    for (int i = 0; i < unit.skills().size(); i++) {
      String skill = unit.skills().get(i);
      if (hidden.remove(skill)) {
        problems.add(
            new PlanProblem(
                at + "/skills/" + i,
                "no assessment or project shows the skill " + skill + ", which the plan teaches"));
      }
    }
  }

  /** Skills that an assessment or a project builds, and those they are parts of. */
  private Set<String> shown() {
    Set<String> shown = new HashSet<>();
    plan.units()
        .filter(unit -> unit.kind() != UnitKind.STUDY)
        .forEach(unit -> shown.addAll(unit.skills()));
    for (Skill skill : plan.skills()) {
      if (skill.within() != null && shown.contains(skill.id())) {
        shown.add(skill.within());
      }
    }
    return shown;
  }
}
