package dev.crossover.model.mastery;

import java.util.List;

/**
 * One graded attempt, as far as it says how hard the item is.
 *
 * @param item IRI of what was attempted
 * @param skills skills that it needs
 * @param ability logit of a right answer if the item had no difficulty
 * @param score what was reached, 0..1
 * @param retry whether the learner had tried the item before
 */
public record Attempt(
    String item, List<String> skills, double ability, double score, boolean retry) {
  public Attempt {
    skills = List.copyOf(skills);
  }
}
