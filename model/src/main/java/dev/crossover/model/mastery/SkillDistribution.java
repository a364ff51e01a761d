package dev.crossover.model.mastery;

/**
 * What is known of a learner's ability in one skill: a normal distribution over the logit of a
 * right answer on an item of no difficulty.
 *
 * @param mean logits
 * @param deviation standard deviation, logits, 0 or more
 */
public record SkillDistribution(double mean, double deviation) {

  /** Standard deviations to either side that hold 80 % of a normal distribution. */
  private static final double EIGHTY_PERCENT = 1.2816;

  /** How far from the mean, in deviations, ability is looked at; beyond lie less than 10⁻⁶. */
  private static final double FURTHEST = 5;

  /** A smooth function times a normal density is summed exactly enough by steps of a quarter. */
  private static final double STEP = 0.25;

  public SkillDistribution {
    if (!(deviation >= 0)) {
      throw new IllegalArgumentException("deviation must be 0 or more, but is " + deviation);
    }
  }

  /** Lower end of the 80 % interval, as a share of right answers, 0..1. */
  double low() {
    return Logistic.share(mean - EIGHTY_PERCENT * deviation);
  }

  /** Upper end of the 80 % interval, as a share of right answers, 0..1. */
  double high() {
    return Logistic.share(mean + EIGHTY_PERCENT * deviation);
  }

  /**
   * How many of some first answers will be right. At a given ability answers are independent, so
   * their number is Poisson binomial; abilities are weighted by this distribution.
   *
   * @param difficulties of the items, logits
   * @return the chance of 0, 1, … right answers, one more than there are items; they add up to 1
   */
  public double[] right(double... difficulties) {
    double[] chances = new double[difficulties.length + 1];
    double weights = 0;
    for (double z = -FURTHEST; z <= FURTHEST; z += STEP) {
      double weight = Math.exp(-z * z / 2);
      double[] given = rightAt(mean + z * deviation, difficulties);
      for (int right = 0; right < chances.length; right++) {
        chances[right] += weight * given[right];
      }
      weights += weight;
    }
    for (int right = 0; right < chances.length; right++) {
      chances[right] /= weights;
    }
    return chances;
  }

  private static double[] rightAt(double ability, double[] difficulties) {
    double[] chances = new double[difficulties.length + 1];
    chances[0] = 1;
    for (int i = 0; i < difficulties.length; i++) {
      double chance = Logistic.share(ability - difficulties[i]);
      for (int right = i + 1; right > 0; right--) {
        chances[right] = chances[right] * (1 - chance) + chances[right - 1] * chance;
      }
      chances[0] *= 1 - chance;
    }
    return chances;
  }
}
