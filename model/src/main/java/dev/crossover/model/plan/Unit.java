package dev.crossover.model.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The smallest part of a plan that can be done.
 *
 * @param id unique within the plan
 * @param title what a person reads
 * @param kind how it is finished
 * @param hours planned hours, above 0
 * @param passMark score from which an attempt passes, 0..1, above 0
 * @param skills ids of the skills it builds
 * @param activities what belongs to it: IRIs, a {@code *} stands for any text. Where some have no
 *     {@code *}, only those finish the unit and what patterns match is work on a part of it
 * @param evidence what a project has to show, each with the activities whose completion shows it
 */
public record Unit(
    String id,
    String title,
    UnitKind kind,
    double hours,
    double passMark,
    List<String> skills,
    List<String> activities,
    Map<Evidence, List<String>> evidence) {

  public static final double DEFAULT_PASS_MARK = 0.7;

  public Unit(
      String id,
      @Nullable String title,
      UnitKind kind,
      double hours,
      double passMark,
      @Nullable List<String> skills,
      @Nullable List<String> activities,
      @Nullable Map<Evidence, List<String>> evidence) {
    this.id = Objects.requireNonNull(id, "a unit needs an id");
    this.title = Objects.requireNonNullElse(title, id);
    this.kind =
        Objects.requireNonNull(kind, "unit " + id + " needs a kind: study, project, assessment");
    this.hours = hours;
    this.passMark = passMark == 0 ? DEFAULT_PASS_MARK : passMark;
    this.skills = List.copyOf(Objects.requireNonNullElse(skills, List.of()));
    this.activities = List.copyOf(Objects.requireNonNullElse(activities, List.of()));
    this.evidence = Map.copyOf(Objects.requireNonNullElse(evidence, Map.of()));
  }
}
