package dev.crossover.model.readiness;

import dev.crossover.model.plan.Unit;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.util.Map;

/**
 * What may be expected of a skill before it was ever assessed.
 *
 * @param credit share that the learner's background brings along, 0..1
 * @param studied done share of the units that build it, by hours, 0..1
 */
public record SkillStudy(double credit, double studied) {

  /** Most that counts for a skill that was never assessed. */
  public static final double UNASSESSED = 0.6;

  /** For a learner with these units. */
  public static SkillStudy of(Basis basis, Map<String, UnitState> units, String skill) {
    double hours = 0;
    double done = 0;
    for (Unit unit : basis.plan().building(skill)) {
      hours += unit.hours();
      done += unit.hours() * Done.of(unit, units);
    }
    double credit = basis.plan().skill(skill).credit(basis.background());
    return new SkillStudy(credit, hours == 0 ? 0 : done / hours);
  }

  /** Credit, and study of what it leaves; at most {@link #UNASSESSED}. */
  public double expected() {
    return Math.min(UNASSESSED, credit + (1 - credit) * studied);
  }
}
