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

  /** Standard deviations to either side that hold 80 % of a normal distribution. */
  private static final double EIGHTY_PERCENT = 1.2816;

  /** What is known before any attempt, as if a prior with a deviation of one logit. */
  private static final double PRIOR_INFORMATION = 1;

  static Estimate of(double logit, Rating rating) {
    return of(Logistic.share(logit), logit, rating);
  }

  /** An interval that holds the level, though its logit may have been drawn in from certainty. */
  static Estimate of(double level, double logit, Rating rating) {
    double reach = EIGHTY_PERCENT / Math.sqrt(PRIOR_INFORMATION + rating.information());
    return new Estimate(
        level,
        Math.min(level, Logistic.share(logit - reach)),
        Math.max(level, Logistic.share(logit + reach)),
        rating.attempts());
  }
}
