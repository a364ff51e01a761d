package dev.crossover.model.mastery;

import java.util.Collection;
import java.util.Map;

/**
 * How hard items and skills are, as learnt from all learners up to a release. A release never
 * changes, so that folding the same events by it gives the same mastery at any time.
 *
 * @param version rises by one with each release; 0 before the first
 * @param attempts first attempts behind it
 * @param items logits by item, learnt from first attempts; positive is harder than average
 * @param skills logits by skill, added to those of its items; from first attempts, too
 * @param retries by how many logits an item is harder when tried again, beside {@link #retry}
 * @param retry the same for any item
 */
public record Difficulties(
    int version,
    long attempts,
    Map<String, Double> items,
    Map<String, Double> skills,
    Map<String, Double> retries,
    double retry) {

  public static final Difficulties NONE = new Difficulties(0, 0, Map.of(), Map.of(), Map.of(), 0);

  public Difficulties {
    items = Map.copyOf(items);
    skills = Map.copyOf(skills);
    retries = Map.copyOf(retries);
  }

  /** Difficulty of an attempt in logits; what nobody has tried is average. */
  public double of(String item, Collection<String> itsSkills, boolean again) {
    double sum = 0;
    for (String skill : itsSkills) {
      sum += skills.getOrDefault(skill, 0.0);
    }
    double first =
        items.getOrDefault(item, 0.0) + (itsSkills.isEmpty() ? 0 : sum / itsSkills.size());
    return again ? first + retry + retries.getOrDefault(item, 0.0) : first;
  }
}
