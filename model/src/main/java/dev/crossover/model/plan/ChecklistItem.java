package dev.crossover.model.plan;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a reviewer ticks when a project shows it. A project is accepted when each item of
 * its checklist was ticked, in one review or in several.
 *
 * @param id unique within the unit; a review names it
 * @param title what a person reads
 * @param activities whose completion shows it without a reviewer, as in {@link Unit#activities()}
 */
public record ChecklistItem(String id, String title, List<String> activities) {
  public ChecklistItem(String id, @Nullable String title, @Nullable List<String> activities) {
    this.id = Objects.requireNonNull(id, "an item of a checklist needs an id");
    this.title = Objects.requireNonNullElse(title, id.replace('_', ' '));
    this.activities = List.copyOf(Objects.requireNonNullElse(activities, List.of()));
  }
}
