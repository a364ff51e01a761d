package dev.crossover.model.plan;

import dev.crossover.model.learner.Enrolment;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A curriculum with its calendar, its skills and the roles it leads to.
 *
 * @param id such as {@code ml-to-genai}
 * @param version rises with each change that is published, from 1
 * @param title what a person reads
 * @param description whom it is for and what it takes
 * @param hoursPerWeek hours a week that the calendar assumes, above 0
 * @param phases in order of time
 * @param skills everything the units build and the roles need
 * @param roles what the plan makes ready for; the first is its target, to the others readiness is
 *     shown beside
 * @param skip on what a learner of this plan need not spend time
 * @param interview the sides of an interview for the target role
 * @param guidance what a mentor says beside the units, by subject
 */
public record Plan(
    String id,
    int version,
    String title,
    String description,
    double hoursPerWeek,
    List<Phase> phases,
    List<Skill> skills,
    List<Role> roles,
    List<SkipTopic> skip,
    List<Dimension> interview,
    Map<String, List<String>> guidance) {

  /**
   * Checks what {@link PlanRules} asks.
   *
   * @throws InvalidPlan naming everything that does not fit
   */
  public Plan(
      String id,
      int version,
      @Nullable String title,
      @Nullable String description,
      double hoursPerWeek,
      @Nullable List<Phase> phases,
      @Nullable List<Skill> skills,
      @Nullable List<Role> roles,
      @Nullable List<SkipTopic> skip,
      @Nullable List<Dimension> interview,
      @Nullable Map<String, List<String>> guidance) {
    this.id = Objects.requireNonNull(id, "a plan needs an id");
    this.version = version;
    this.title = Objects.requireNonNullElse(title, id);
    this.description = Objects.requireNonNullElse(description, "");
    this.hoursPerWeek = hoursPerWeek;
    this.phases = List.copyOf(Objects.requireNonNullElse(phases, List.of()));
    this.skills = List.copyOf(Objects.requireNonNullElse(skills, List.of()));
    this.roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
    this.skip = List.copyOf(Objects.requireNonNullElse(skip, List.of()));
    this.interview = List.copyOf(Objects.requireNonNullElse(interview, List.of()));
    this.guidance =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(guidance, Map.of())));
    List<PlanProblem> problems = PlanRules.find(this);
    if (!problems.isEmpty()) {
      throw new InvalidPlan(problems);
    }
  }

  /** The role the plan leads to. */
  public Role target() {
    return roles.getFirst();
  }

  public Stream<Block> blocks() {
    return phases.stream().flatMap(phase -> phase.blocks().stream());
  }

  /** All units, in the order of study. */
  public Stream<Unit> units() {
    return blocks().flatMap(block -> block.units().stream());
  }

  public Optional<Unit> unit(String id) {
    return units().filter(unit -> unit.id().equals(id)).findFirst();
  }

  public double hours() {
    return units().mapToDouble(Unit::hours).sum();
  }

  /** Length in plan weeks. */
  public int weeks() {
    return blocks().mapToInt(Block::lastWeek).max().orElseThrow();
  }

  /** Real weeks that one plan week takes this learner: by background and by hours a week. */
  public double stretch(Enrolment learner) {
    return learner.background().planTime() * hoursPerWeek / learner.hoursPerWeek();
  }
}
