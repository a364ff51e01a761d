package dev.crossover.model.plan;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something on which a learner of the plan need not spend time.
 *
 * @param id unique within the plan
 * @param title what a person reads
 * @param activities what belongs to it, as in {@link Unit#activities()}
 */
public record SkipTopic(String id, String title, List<String> activities) {
  public SkipTopic(String id, String title, @Nullable List<String> activities) {
    this.id = Objects.requireNonNull(id, "a skip topic needs an id");
    this.title = Objects.requireNonNullElse(title, id);
    this.activities = List.copyOf(Objects.requireNonNullElse(activities, List.of()));
  }
}
