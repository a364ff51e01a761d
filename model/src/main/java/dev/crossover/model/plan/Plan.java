package dev.crossover.model.plan;

import dev.crossover.model.learner.Learner;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A curriculum with its calendar, its skills and the role it leads to.
 *
 * @param id such as {@code ml-to-genai}
 * @param version rises by one with each change that is published
 * @param title what a person reads
 * @param hoursPerWeek hours a week that the calendar assumes, above 0
 * @param phases in order of time
 * @param skills everything the units build and the role needs
 * @param role what the plan makes ready for
 * @param skip activities on which a learner of this plan need not spend time; {@code *} as in
 *     {@link Unit#activities()}
 */
public record Plan(
    String id,
    int version,
    String title,
    double hoursPerWeek,
    List<Phase> phases,
    List<Skill> skills,
    Role role,
    List<String> skip) {

  /**
   * Checks what no schema can: that ids are unique and refer to something.
   *
   * @throws IllegalArgumentException naming what does not fit
   */
  public Plan {
    Objects.requireNonNull(id, "id must be given");
    phases = List.copyOf(Objects.requireNonNull(phases, "phases must be given"));
    skills = List.copyOf(Objects.requireNonNull(skills, "skills must be given"));
    Objects.requireNonNull(role, "role must be given");
    skip = List.copyOf(Objects.requireNonNullElse(skip, List.of()));
    if (!(hoursPerWeek > 0)) {
      throw new IllegalArgumentException("hoursPerWeek must be above 0");
    }
    Set<String> skillIds = new HashSet<>();
    for (Skill skill : skills) {
      if (!skillIds.add(skill.id())) {
        throw new IllegalArgumentException("skill " + skill.id() + " stands twice");
      }
    }
    Set<String> unitIds = new HashSet<>();
    for (Unit unit : units(phases).toList()) {
      if (!unitIds.add(unit.id())) {
        throw new IllegalArgumentException("unit " + unit.id() + " stands twice");
      }
      if (!skillIds.containsAll(unit.skills())) {
        throw new IllegalArgumentException("unit " + unit.id() + " builds an unknown skill");
      }
    }
    if (unitIds.isEmpty()) {
      throw new IllegalArgumentException("a plan needs a unit");
    }
    for (Role.Need need : role.needs()) {
      if (!skillIds.contains(need.skill())) {
        throw new IllegalArgumentException("the role needs an unknown skill " + need.skill());
      }
    }
    for (String gate : role.gates()) {
      if (!unitIds.contains(gate)) {
        throw new IllegalArgumentException("the role's gate is an unknown unit " + gate);
      }
    }
  }

  public Stream<Block> blocks() {
    return phases.stream().flatMap(phase -> phase.blocks().stream());
  }

  /** All units, in the order of study. */
  public Stream<Unit> units() {
    return units(phases);
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

  /**
   * Share of the plan's hours that is due by a position on its calendar; hours of a block fall due
   * evenly over its weeks.
   *
   * @param week plan weeks since the start, fractions count
   * @return 0..1
   */
  public double plannedShare(double week) {
    double due =
        blocks()
            .mapToDouble(b -> {
              double length = b.lastWeek() - b.firstWeek() + 1;
              return b.hours() * Math.clamp((week - b.firstWeek() + 1) / length, 0, 1);
            })
            .sum();
    return due / hours();
  }

  /**
   * Earned schedule: the plan week at which the given share was due (W. Lipke, "Schedule is
   * Different", 2003). The inverse of {@link #plannedShare}, found by bisection.
   *
   * @param share done share, 0..1
   * @return plan weeks, 0..{@link #weeks()}
   */
  public double earnedWeeks(double share) {
    if (share >= 1 - 1e-9) {
      return weeks();
    }
    double low = 0;
    double high = weeks();
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (plannedShare(middle) <= share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Real weeks that one plan week takes this learner: by background and by hours a week. */
  public double stretch(Learner learner) {
    return learner.background().planTime() * hoursPerWeek / learner.hoursPerWeek();
  }

  private static Stream<Unit> units(List<Phase> phases) {
    return phases.stream()
        .flatMap(phase -> phase.blocks().stream())
        .flatMap(block -> block.units().stream());
  }
}
