package dev.crossover.model.readiness;

import dev.crossover.model.mastery.Estimate;
import dev.crossover.model.mastery.Mastery;
import dev.crossover.model.mastery.Shown;
import dev.crossover.model.plan.Role;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.UnitState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One skill that the plan teaches, against what the role requires. Of what is required, a part was
 * shown, a part is assumed, and the rest is missing: {@code shown + assumed + missing = 1}.
 *
 * @param skill skill id
 * @param level level that results show, 0..1; see {@link Shown}
 * @param required level that is enough, 0..1
 * @param weight share of what the plan teaches for the role, all weights summing to 1
 * @param shown part that results show, 0..1
 * @param assumed part that study and background let expect beyond that, 0..1
 * @param credit share that the background brings along, 0..1
 * @param studied done share of the units that build it, 0..1
 * @param results results behind the level; 0 means "not shown yet"
 * @param lastAt newest of them, or null
 * @param estimate what to expect of the next answers, all that is known considered
 */
public record SkillLevel(
    String skill,
    double level,
    double required,
    double weight,
    double shown,
    double assumed,
    double credit,
    double studied,
    int results,
    @Nullable Instant lastAt,
    Estimate estimate) {

  static SkillLevel of(
      Basis basis,
      Map<String, UnitState> units,
      Mastery mastery,
      Results results,
      Role.Need need,
      double weight) {
    SkillStudy study = SkillStudy.of(basis, units, need.skill());
    Shown known = results.shown().get(need.skill());
    double level = known == null ? 0 : known.level();
    double shown = share(level, need);
    return new SkillLevel(
        need.skill(),
        level,
        need.required(),
        weight,
        shown,
        Math.max(0, study.assumed() - shown),
        study.credit(),
        study.studied(),
        known == null ? 0 : known.results(),
        known == null ? null : known.lastAt(),
        mastery.estimate(need.skill(), study.expected()));
  }

  /** Part of what is required that a level is, 0..1. */
  static double share(double level, Role.Need need) {
    return Math.min(1, level / need.required());
  }

  /** How much of the role is neither shown through this skill nor assumed, 0..{@link #weight}. */
  public double missing() {
    return weight * (1 - shown - assumed);
  }
}
