package dev.crossover.model.mastery;

import dev.crossover.model.SmallMap;
import java.util.Collection;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What graded attempts say of one learner: a logistic model of the Elo type (R. Pelánek,
 * "Applications of the Elo rating system in adaptive educational systems", Computers &amp;
 * Education 98, 2016). The chance of a right answer is {@code share(mean over the item's skills
 * (prior + skill) + general − difficulty)}. After each attempt every term moves by its step times
 * the surprise (score − chance). State is one number pair a skill, whatever the number of attempts.
 *
 * <p>The steps were chosen on four public attempt sets at once, see the README of this module. The
 * general term keeps its step, for learners change; the others' steps shrink as evidence grows.
 *
 * @param general how much better than expected the learner does on the whole, logits
 * @param skills the same for each skill that was ever assessed
 */
public record Mastery(Rating general, Map<String, Rating> skills) {

  public static final Mastery NEW = new Mastery(Rating.NEW, Map.of());

  private static final double GENERAL_STEP = 0.2;
  private static final double SKILL_STEP = 0.25;

  /** What is known before any attempt, as if a prior with a deviation of one logit. */
  private static final double PRIOR_INFORMATION = 1;

  /**
   * Variance of the general term about its true value, logits². A step k that never shrinks never
   * lets it settle: with w = p (1 − p), an attempt takes 2 k w of the variance away and adds k² w,
   * which is even at k / 2.
   */
  private static final double GENERAL_VARIANCE = GENERAL_STEP / 2;

  public Mastery {
    skills = SmallMap.copyOf(skills);
  }

  /**
   * The logit of a right answer on an item of no difficulty.
   *
   * @param of skills that the item needs; none means that only the general term counts
   * @param prior logit expected of a skill before any attempt
   */
  public double ability(Collection<String> of, ToDoubleFunction<String> prior) {
    double sum = 0;
    for (String skill : of) {
      sum += prior.applyAsDouble(skill) + skills.getOrDefault(skill, Rating.NEW).value();
    }
    return general.value() + (of.isEmpty() ? 0 : sum / of.size());
  }

  /**
   * After one more attempt.
   *
   * @param of skills that the item needs
   * @param chance of a right answer as it was expected, 0..1
   * @param score what was reached, 0..1
   */
  public Mastery after(Collection<String> of, double chance, double score) {
    double surprise = score - chance;
    SmallMap<Rating> moved = SmallMap.copyOf(skills);
    for (String skill : of) {
      moved =
          moved.with(
              skill, moved.getOrDefault(skill, Rating.NEW).moved(SKILL_STEP, surprise, chance));
    }
    return new Mastery(general.followed(GENERAL_STEP, surprise, chance), moved);
  }

  /** What attempts make of a skill that was expected at {@code prior}, a share. */
  public Estimate estimate(String skill, double prior) {
    Rating rating = skills.get(skill);
    SkillDistribution distribution = distribution(skill, Logistic.logit(prior));
    // What was never assessed is what was expected of it, whatever happened elsewhere.
    return rating == null
        ? Estimate.of(prior, distribution, 0)
        : Estimate.of(Logistic.share(distribution.mean()), distribution, rating.attempts());
  }

  /** Where a skill is that was expected at {@code prior}, a logit. */
  public SkillDistribution distribution(String skill, double prior) {
    Rating rating = skills.get(skill);
    double mean = rating == null ? prior : prior + general.value() + rating.value();
    double information = PRIOR_INFORMATION + (rating == null ? 0 : rating.information());
    return new SkillDistribution(mean, Math.sqrt(1 / information + GENERAL_VARIANCE));
  }
}
