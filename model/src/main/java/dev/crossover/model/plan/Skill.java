package dev.crossover.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param within id of the wider skill that it is a part of; null for one that is part of none
 * @param credit how much of it each background brings along, 0..1; absent means nothing
 */
public record Skill(
    String id,
    String title,
    String from,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String within,
    Map<Background, Double> credit) {
  public Skill(
      String id,
      @Nullable String title,
      @Nullable String from,
      @Nullable String within,
      @Nullable Map<Background, Double> credit) {
    this.id = Objects.requireNonNull(id, "a skill needs an id");
    this.title = Objects.requireNonNullElse(title, id);
    this.from = Objects.requireNonNullElse(from, "");
    this.within = within;
    this.credit = Map.copyOf(Objects.requireNonNullElse(credit, Map.of()));
  }

  /** Share that carries over from the background, 0..1. */
  public double credit(Background background) {
    return credit.getOrDefault(background, 0.0);
  }
}
