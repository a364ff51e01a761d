package dev.crossover.model.mastery;

/**
 * A term of the logistic model, moved a little by every attempt.
 *
 * @param value in logits; for an item or a skill of all learners how hard it is, for a learner how
 *     much better than expected
 * @param attempts attempts that moved it
 * @param information sum of p (1 − p) over those attempts, what they tell about the value
 */
public record Rating(double value, int attempts, double information) {

  public static final Rating NEW = new Rating(0, 0, 0);

  /** How fast a step shrinks with the number of attempts. */
  private static final double SHRINK = 0.06;

  /** Moves by {@code k × surprise / (1 + 0.06 n)}, n being the attempts so far. */
  Rating moved(double k, double surprise, double chance) {
    return new Rating(
        value + k / (1 + SHRINK * attempts) * surprise,
        attempts + 1,
        information + chance * (1 - chance));
  }

  /** Moves by {@code k × surprise}, however many attempts there were: it follows what changes. */
  Rating followed(double k, double surprise, double chance) {
    return new Rating(value + k * surprise, attempts + 1, information + chance * (1 - chance));
  }
}
