package dev.crossover.model.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
 * @param checklist what a project has to show before it is accepted
 * @param notes what helps whoever works on it or reviews it
 * @param link where it is learnt; null where that is not known
 */
public record Unit(
    String id,
    String title,
    UnitKind kind,
    double hours,
    double passMark,
    List<String> skills,
    List<String> activities,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ChecklistItem> checklist,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String link) {

  public static final double DEFAULT_PASS_MARK = 0.7;

  /** All that could be asked of a project before there were checklists. */
  private static final Set<String> EVIDENCE = Set.of("diagram", "results", "trade_offs");

  public Unit(
      String id,
      @Nullable String title,
      UnitKind kind,
      double hours,
      double passMark,
      @Nullable List<String> skills,
      @Nullable List<String> activities,
      @Nullable List<ChecklistItem> checklist,
      @Nullable List<String> notes,
      @Nullable String link) {
    this.id = Objects.requireNonNull(id, "a unit needs an id");
    this.title = Objects.requireNonNullElse(title, id);
    this.kind =
        Objects.requireNonNull(kind, "unit " + id + " needs a kind: study, project, assessment");
    this.hours = hours;
    this.passMark = passMark == 0 ? DEFAULT_PASS_MARK : passMark;
    this.skills = List.copyOf(Objects.requireNonNullElse(skills, List.of()));
    this.activities = List.copyOf(Objects.requireNonNullElse(activities, List.of()));
    this.checklist = List.copyOf(Objects.requireNonNullElse(checklist, List.of()));
    this.notes = List.copyOf(Objects.requireNonNullElse(notes, List.of()));
    this.link = link;
  }

  /** With neither notes nor a link. */
  public Unit(
      String id,
      @Nullable String title,
      UnitKind kind,
      double hours,
      double passMark,
      @Nullable List<String> skills,
      @Nullable List<String> activities,
      @Nullable List<ChecklistItem> checklist) {
    this(id, title, kind, hours, passMark, skills, activities, checklist, null, null);
  }

  /**
   * As it is stored: plans that were published before there were checklists have a map of evidence
   * in their place.
   */
  @JsonCreator
  static Unit stored(
      @JsonProperty("id") String id,
      @JsonProperty("title") @Nullable String title,
      @JsonProperty("kind") UnitKind kind,
      @JsonProperty("hours") double hours,
      @JsonProperty("passMark") double passMark,
      @JsonProperty("skills") @Nullable List<String> skills,
      @JsonProperty("activities") @Nullable List<String> activities,
      @JsonProperty("checklist") @Nullable List<ChecklistItem> checklist,
      @JsonProperty("notes") @Nullable List<String> notes,
      @JsonProperty("link") @Nullable String link,
      @JsonProperty("evidence") @Nullable Map<String, List<String>> evidence) {
    List<ChecklistItem> items =
        evidence == null || checklist != null
            ? checklist
            : new TreeMap<>(evidence)
                .entrySet().stream()
                    .map(e -> new ChecklistItem(e.getKey(), null, e.getValue()))
                    .toList();
    return new Unit(id, title, kind, hours, passMark, skills, activities, items, notes, link);
  }

  /** The part of the checklist that instances know which were there before it, as they read it. */
  @JsonProperty("evidence")
  Map<String, List<String>> evidence() {
    Map<String, List<String>> known = new TreeMap<>();
    checklist.stream()
        .filter(item -> EVIDENCE.contains(item.id()))
        .forEach(item -> known.put(item.id(), item.activities()));
    return known;
  }

  /** The same with other activities. */
  public Unit with(List<String> others) {
    return new Unit(id, title, kind, hours, passMark, skills, others, checklist, notes, link);
  }

  /** Items of the checklist that are not among these, in its order. */
  public List<String> lacks(Set<String> shown) {
    return checklist.stream().map(ChecklistItem::id).filter(i -> !shown.contains(i)).toList();
  }
}
