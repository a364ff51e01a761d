package dev.crossover.standalone.evaluation;

import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.mastery.Mastery;
import dev.crossover.model.mastery.SkillDistribution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Whether the distribution of a skill holds what it says of answers to come. After 5, 10 and 20
 * answers of a learner on a skill it predicts, from then on unchanged, how many of the next ten
 * first attempts on that skill are right; held is what lies between the 10 and the 90 % point.
 *
 * <p>A score of one half or more is right. What else an item needs counts at the mean it had at the
 * time of the prediction. Of learners who never make ten such attempts nothing can be said.
 */
final class SkillCoverage {

  private static final List<Integer> ANSWERS = List.of(5, 10, 20);
  private static final int NEXT = 10;
  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;
  private static final double RIGHT = 0.5;
  private static final long SEED = 20;

  private record LearnerSkill(String learner, String skill) {}

  private record Judged(int cases, int held) {
    Judged and(Judged other) {
      return new Judged(cases + other.cases, held + other.held);
    }
  }

  /** A prediction that waits for its ten attempts. */
  private static final class Waiting {
    final int answers;
    final String skill;
    final Mastery mastery;
    final double[] difficulties = new double[NEXT];
    int seen;
    int right;

    Waiting(int answers, String skill, Mastery mastery) {
      this.answers = answers;
      this.skill = skill;
      this.mastery = mastery;
    }

    /** The skill against the item: what its other skills lack or give is part of how hard it is. */
    void see(Attempt attempt, double difficulty, double prior) {
      double alone = mastery.ability(List.of(skill), s -> prior);
      double together = mastery.ability(attempt.skills(), s -> prior);
      difficulties[seen++] = difficulty + alone - together;
      right += attempt.score() >= RIGHT ? 1 : 0;
    }
  }

  private final double prior;
  private final BiFunction<Mastery, String, SkillDistribution> distribution;
  private final SplittableRandom ties = new SplittableRandom(SEED);
  private final Map<LearnerSkill, Integer> answered = new HashMap<>();
  private final Map<LearnerSkill, List<Waiting>> open = new HashMap<>();
  private final Map<Integer, Judged> judged = new TreeMap<>();

  /**
   * Judges mastery as it is.
   *
   * @param prior logit expected of every skill before any attempt
   */
  SkillCoverage(double prior) {
    this(prior, (mastery, skill) -> mastery.distribution(skill, prior));
  }

  /** Judges any distribution of a skill. */
  SkillCoverage(double prior, BiFunction<Mastery, String, SkillDistribution> distribution) {
    this.prior = prior;
    this.distribution = distribution;
  }

  /**
   * Takes the next answer of a learner.
   *
   * @param difficulty of the attempt, logits
   * @param after the learner, once moved by it
   */
  void add(String learner, Attempt attempt, double difficulty, Mastery after) {
    for (String skill : attempt.skills()) {
      LearnerSkill key = new LearnerSkill(learner, skill);
      List<Waiting> waiting = open.computeIfAbsent(key, k -> new ArrayList<>());
      if (!attempt.retry()) {
        waiting.forEach(w -> w.see(attempt, difficulty, prior));
        waiting.removeIf(this::judge);
      }
      int answers = answered.merge(key, 1, Integer::sum);
      if (ANSWERS.contains(answers)) {
        waiting.add(new Waiting(answers, skill, after));
      }
    }
  }

  /** Share of what was predicted that held, 0..1, 0.8 being right; NaN if nothing could be. */
  double share() {
    Judged all = judged.values().stream().reduce(new Judged(0, 0), Judged::and);
    return all.cases() == 0 ? Double.NaN : (double) all.held() / all.cases();
  }

  /** How many cases there were after how many answers, and what held, for people. */
  String summary() {
    return judged.entrySet().stream()
        .map(e ->
            "after %d answers %.0f %% of %d"
                .formatted(
                    e.getKey(),
                    100.0 * e.getValue().held() / e.getValue().cases(),
                    e.getValue().cases()))
        .collect(Collectors.joining(", "));
  }

  private boolean judge(Waiting waiting) {
    if (waiting.seen < NEXT) {
      return false;
    }
    double[] chances =
        distribution.apply(waiting.mastery, waiting.skill).right(waiting.difficulties);
    boolean held = held(chances, waiting.right, ties.nextDouble());
    judged.merge(waiting.answers, new Judged(1, held ? 1 : 0), Judged::and);
    return true;
  }

  /**
   * Whether what came lies between the 10 and the 90 % point. A number of answers has a piece of
   * the distribution to itself, which may reach across a point: then chance decides where in the
   * piece it lies, so that a true distribution holds 80 % and no more (the randomized integral
   * transform, see C. Czado, T. Gneiting and L. Held, "Predictive model assessment for count data",
   * Biometrics 65, 2009).
   *
   * @param chances of each number of right answers
   * @param split 0..1, where in its piece what came is taken to lie
   */
  static boolean held(double[] chances, int right, double split) {
    double below = split * chances[right];
    for (int fewer = 0; fewer < right; fewer++) {
      below += chances[fewer];
    }
    return below >= LOW && below <= HIGH;
  }
}
