package dev.crossover.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One side of an interview for the role.
 *
 * @param id unique within the plan
 * @param title what a person reads
 * @param from what the learner answered with in the old role
 * @param to what the new role is asked about
 * @param activities whose grades are practice of it, as in {@link Unit#activities()}
 * @param skills ids of the skills that practice of it shows; may be empty
 */
public record Dimension(
    String id,
    String title,
    String from,
    String to,
    List<String> activities,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> skills) {
  public Dimension(
      String id,
      @Nullable String title,
      @Nullable String from,
      @Nullable String to,
      @Nullable List<String> activities,
      @Nullable List<String> skills) {
    this.id = Objects.requireNonNull(id, "an interview dimension needs an id");
    this.title = Objects.requireNonNullElse(title, id);
    this.from = Objects.requireNonNullElse(from, "");
    this.to = Objects.requireNonNullElse(to, "");
    this.activities = List.copyOf(Objects.requireNonNullElse(activities, List.of()));
    this.skills = List.copyOf(Objects.requireNonNullElse(skills, List.of()));
  }
}
