package dev.crossover.standalone.evaluation;

import dev.crossover.model.mastery.Attempt;
import java.util.HashMap;
import java.util.Map;

/**
 * Predictions of the first answers on a skill, when least is known: the first attempts on items
 * that are among a learner's first ten on at least one of the skills that the item needs. Who makes
 * fewer is not left out; a retry is no first attempt, and an item without skills has no first ten.
 */
final class FirstAnswers {

  private static final int FIRST = 10;

  private record OnSkill(String learner, String skill) {}

  private final Map<OnSkill, Integer> attempts = new HashMap<>();
  private final Predictions predictions = new Predictions();

  void add(String learner, Attempt attempt, double chance) {
    if (attempt.retry()) {
      return;
    }
    boolean first = false;
    for (String skill : attempt.skills()) {
      first |= attempts.merge(new OnSkill(learner, skill), 1, Integer::sum) <= FIRST;
    }
    if (first) {
      predictions.add(chance, attempt.score());
    }
  }

  /** Expected calibration error of these alone, 0..1; NaN without any. */
  double calibrationError() {
    return predictions.calibrationError();
  }
}
