package dev.crossover.model.readiness;

import dev.crossover.model.plan.Role;
import dev.crossover.model.unit.Basis;
import java.util.List;

/**
 * What this plan shows of a role that it does not lead to.
 *
 * @param teaches share of the role that the plan teaches and so can show, by weight, 0..1
 * @param shown of that share, the part that results show, 0..1; 0 where the plan teaches none of it
 * @param untaught skills of the role that no unit builds, in the order of the role
 */
public record OtherRole(double teaches, double shown, List<String> untaught) {

  public OtherRole {
    untaught = List.copyOf(untaught);
  }

  /** For a learner with these results. */
  public static OtherRole of(Basis basis, Role role, Results results) {
    double weights = 0;
    double taught = 0;
    double shown = 0;
    for (Role.Need need : role.needs()) {
      weights += need.weight();
      if (basis.plan().teaches(need.skill())) {
        taught += need.weight();
        shown += need.weight() * SkillLevel.share(results.level(need.skill()), need);
      }
    }
    return new OtherRole(
        weights == 0 ? 0 : taught / weights,
        taught == 0 ? 0 : shown / taught,
        role.needs().stream().map(Role.Need::skill).filter(s -> !basis.plan().teaches(s)).toList());
  }
}
