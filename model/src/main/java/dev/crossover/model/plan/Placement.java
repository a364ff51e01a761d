package dev.crossover.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A test that may be taken on the first day: it shows what the learner masters already.
 *
 * @param id unique within the plan
 * @param title what a person reads
 * @param skills ids of the skills that it shows
 * @param activities whose grades are its results, as in {@link Unit#activities()}
 * @param link where it is taken; null where that is not known
 */
public record Placement(
    String id,
    String title,
    List<String> skills,
    List<String> activities,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String link) {
  public Placement(
      String id,
      @Nullable String title,
      @Nullable List<String> skills,
      @Nullable List<String> activities,
      @Nullable String link) {
    this.id = Objects.requireNonNull(id, "a placement test needs an id");
    this.title = Objects.requireNonNullElse(title, id);
    this.skills = List.copyOf(Objects.requireNonNullElse(skills, List.of()));
    this.activities = List.copyOf(Objects.requireNonNullElse(activities, List.of()));
    this.link = link;
  }
}
