package dev.crossover.model.plan;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What readiness is readiness for.
 *
 * @param id such as {@code genai-engineer}
 * @param title what a person reads
 * @param needs the skills it takes
 * @param gates units that must be done, projects with their evidence, before anyone counts as
 *     ready, whatever the skills
 * @param interview level that practice of every interview dimension must reach, 0..1; 0 asks for
 *     none
 */
public record Role(
    String id, String title, List<Need> needs, List<String> gates, double interview) {
  public Role(
      String id,
      @Nullable String title,
      @Nullable List<Need> needs,
      @Nullable List<String> gates,
      double interview) {
    this.id = Objects.requireNonNull(id, "a role needs an id");
    this.title = Objects.requireNonNullElse(title, id);
    this.needs = List.copyOf(Objects.requireNonNullElse(needs, List.of()));
    this.gates = List.copyOf(Objects.requireNonNullElse(gates, List.of()));
    this.interview = interview;
  }

  Role without(String gate) {
    List<String> others = gates.stream().filter(g -> !g.equals(gate)).toList();
    return new Role(id, title, needs, others, interview);
  }

  /**
   * One skill of the role.
   *
   * @param skill skill id
   * @param weight share in the whole, above 0; weights are normalised
   * @param required level that is enough, above 0 and at most 1
   */
  public record Need(String skill, double weight, double required) {}
}
