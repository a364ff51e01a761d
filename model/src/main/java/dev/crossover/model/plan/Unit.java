package dev.crossover.model.plan;

import java.util.List;
import java.util.Objects;

/**
 * The smallest part of a plan that can be done.
 *
 * @param id unique within the plan
 * @param title what a person reads
 * @param kind how it is finished
 * @param hours planned hours, above 0
 * @param passMark score from which an attempt passes, 0..1, above 0
 * @param skills ids of the skills it builds
 * @param activities what belongs to it: IRIs, a {@code *} stands for any text
 */
public record Unit(
    String id,
    String title,
    UnitKind kind,
    double hours,
    double passMark,
    List<String> skills,
    List<String> activities) {

  public static final double DEFAULT_PASS_MARK = 0.7;

  public Unit {
    Objects.requireNonNull(id, "a unit needs an id");
    Objects.requireNonNull(kind, "unit " + id + " needs a kind: study, project or assessment");
    if (!(hours > 0)) {
      throw new IllegalArgumentException("unit " + id + ": hours must be above 0");
    }
    passMark = passMark == 0 ? DEFAULT_PASS_MARK : passMark;
    if (!(passMark > 0 && passMark <= 1)) {
      throw new IllegalArgumentException("unit " + id + ": passMark must be in 0..1");
    }
    skills = List.copyOf(Objects.requireNonNullElse(skills, List.of()));
    activities = List.copyOf(Objects.requireNonNullElse(activities, List.of()));
  }
}
