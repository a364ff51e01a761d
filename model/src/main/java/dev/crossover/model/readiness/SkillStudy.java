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

  /** Most that is expected of a skill before any attempt, where attempts are predicted. */
  public static final double UNASSESSED = 0.6;

  /** Part of what the background leaves that study alone is taken for. An estimate of ours. */
  public static final double STUDIED = 0.6;

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

  /**
   * Credit, and study of what it leaves; at most {@link #UNASSESSED}: what predictions start from.
   */
  public double expected() {
    return Math.min(UNASSESSED, credit + (1 - credit) * studied);
  }

  /**
   * Part of the skill that may be assumed without a result, 0..1: credit, and study of the rest.
   */
  public double assumed() {
    return credit + (1 - credit) * STUDIED * studied;
  }
}
