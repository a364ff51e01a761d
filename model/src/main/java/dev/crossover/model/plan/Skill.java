package dev.crossover.model.plan;

import dev.crossover.model.learner.Background;
import java.util.Map;
import java.util.Objects;

/**
 * Something the target role needs.
 *
 * @param id unique within the plan
 * @param title what a person reads
 * @param credit how much of it each background brings along, 0..1; absent means nothing
 */
public record Skill(String id, String title, Map<Background, Double> credit) {
  public Skill {
    credit = Map.copyOf(Objects.requireNonNullElse(credit, Map.of()));
  }

  /** Share that carries over from the background, 0..1. */
  public double credit(Background background) {
    return credit.getOrDefault(background, 0.0);
  }
}
