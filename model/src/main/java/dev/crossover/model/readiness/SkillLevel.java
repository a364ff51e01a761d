package dev.crossover.model.readiness;

import dev.crossover.model.mastery.Estimate;
import dev.crossover.model.mastery.Mastery;
import dev.crossover.model.plan.Role;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.UnitState;
import java.util.Map;

/**
 * One skill of a learner against what the role requires, with the evidence behind it.
 *
 * @param skill skill id
 * @param level mastery where there were attempts, else what credit and study let expect; 0..1
 * @param low lower end of the 80 % interval
 * @param high upper end of the 80 % interval
 * @param required level that is enough, 0..1
 * @param weight share of the role, all weights summing to 1
 * @param credit share that the background brings along, 0..1
 * @param studied done share of the units that build it, 0..1
 * @param attempts graded attempts behind the level; 0 means "not yet assessed"
 */
public record SkillLevel(
    String skill,
    double level,
    double low,
    double high,
    double required,
    double weight,
    double credit,
    double studied,
    int attempts) {

  static SkillLevel of(
      Basis basis, Map<String, UnitState> units, Mastery mastery, Role.Need need, double weight) {
    SkillStudy study = SkillStudy.of(basis, units, need.skill());
    Estimate estimate = mastery.estimate(need.skill(), study.expected());
    return new SkillLevel(
        need.skill(),
        estimate.level(),
        estimate.low(),
        estimate.high(),
        need.required(),
        weight,
        study.credit(),
        study.studied(),
        estimate.attempts());
  }

  /** How much of the role is missing through this skill, 0..{@link #weight}. */
  public double missing() {
    return weight * (1 - Math.min(1, level / required));
  }
}
