package dev.crossover.model.plan;

import dev.crossover.model.learner.Background;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a role needs.
 *
 * @param id unique within the plan
 * @param title what a person reads
 * @param from what of the old role it grows out of; empty for what is new
 * @param credit how much of it each background brings along, 0..1; absent means nothing
 */
public record Skill(String id, String title, String from, Map<Background, Double> credit) {
  public Skill(
      String id,
      @Nullable String title,
      @Nullable String from,
      @Nullable Map<Background, Double> credit) {
    this.id = Objects.requireNonNull(id, "a skill needs an id");
    this.title = Objects.requireNonNullElse(title, id);
    this.from = Objects.requireNonNullElse(from, "");
    this.credit = Map.copyOf(Objects.requireNonNullElse(credit, Map.of()));
  }

  /** Share that carries over from the background, 0..1. */
  public double credit(Background background) {
    return credit.getOrDefault(background, 0.0);
  }
}
