package dev.crossover.model.mastery;

/**
 * Mastery of one skill.
 *
 * @param level expected share of right answers on an item of no difficulty, 0..1
 * @param low lower end of the 80 % interval
 * @param high upper end of the 80 % interval
 * @param attempts graded attempts behind it
 */
public record Estimate(double level, double low, double high, int attempts) {

  /** An interval that holds the level, though its logit may have been drawn in from certainty. */
  static Estimate of(double level, SkillDistribution distribution, int attempts) {
    return new Estimate(
        level, Math.min(level, distribution.low()), Math.max(level, distribution.high()), attempts);
  }
}
