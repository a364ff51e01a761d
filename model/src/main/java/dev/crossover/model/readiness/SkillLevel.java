package dev.crossover.model.readiness;

/**
 * One skill of a learner against what the role requires.
 *
 * @param skill skill id
 * @param level estimate, 0..1
 * @param required level that is enough, 0..1
 * @param weight share of the role, all weights summing to 1
 * @param evidence graded attempts behind the level; 0 means "not yet assessed"
 */
public record SkillLevel(String skill, double level, double required, double weight, int evidence) {

  /** How much of the role is missing through this skill, 0..{@link #weight}. */
  public double missing() {
    return weight * (1 - Math.min(1, level / required));
  }
}
