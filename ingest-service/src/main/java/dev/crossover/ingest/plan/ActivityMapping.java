package dev.crossover.ingest.plan;

import dev.crossover.ingest.rows.Assignment;
import dev.crossover.ingest.rows.AssignmentFile;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Adds activities to units of a plan. Each then finishes its unit, as any activity does that stands
 * in a plan by its IRI; work on a part of a unit is what a pattern is for, and that belongs into
 * the plan's file.
 */
final class ActivityMapping {

  private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

  private final Plan plan;
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, Assignment> rows = new HashMap<>();
  private final Map<String, List<String>> added = new HashMap<>();
  private final List<RowError> errors = new ArrayList<>();

  private ActivityMapping(Plan plan) {
    this.plan = plan;
    plan.units()
        .forEach(u -> {
          places(u.activities(), unit(u.id()));
          u.checklist()
              .forEach(item -> places(item.activities(), "the checklist of " + unit(u.id())));
        });
    plan.placement().forEach(t -> places(t.activities(), "placement test " + t.id()));
    plan.interview().forEach(d -> places(d.activities(), "interview dimension " + d.id()));
    plan.skip().forEach(t -> places(t.activities(), "skip topic " + t.id()));
  }

  /**
   * The next version of a plan.
   *
   * @return the plan itself where it has all of it already
   * @throws RowErrors with every row that names no unit, no IRI or one that is mapped elsewhere
   */
  static Plan map(Plan plan, List<Assignment> rows) {
    ActivityMapping mapping = new ActivityMapping(plan);
    rows.forEach(mapping::map);
    if (!mapping.errors.isEmpty()) {
      throw new RowErrors(AssignmentFile.INVALID, mapping.errors);
    }
    return mapping.added.isEmpty() ? plan : mapping.of(plan.version() + 1);
  }

  /**
   * A plan with what was mapped in an earlier edition of it.
   *
   * @param from that edition
   * @param to the plan as it is now
   * @return the plan with a version above that of {@code from}
   */
  static Plan carry(Plan from, Plan to) {
    ActivityMapping mapping = new ActivityMapping(to);
    from.units()
        .filter(unit -> to.unit(unit.id()).isPresent())
        .forEach(unit ->
            unit.activities().stream()
                .filter(a -> !pattern(a) && !mapping.places.containsKey(a))
                .forEach(
                    a -> mapping.added.computeIfAbsent(unit.id(), u -> new ArrayList<>()).add(a)));
    return mapping.of(Math.max(from.version() + 1, to.version()));
  }

  private void map(Assignment row) {
    int before = errors.size();
    Unit unit = plan.unit(row.to()).orElse(null);
    if (unit == null) {
      error(row, "unit", "there is no unit " + row.to() + " in plan " + plan.id());
    } else if (onlyPatterns(unit)) {
      error(
          row,
          "unit",
          row.to()
              + " is finished by what its patterns match, which one activity would end:"
              + " add it in the plan's file");
    }
    if (!IRI.matcher(row.what()).matches() || pattern(row.what())) {
      error(row, "activity", "must be one IRI, without '*', but is " + row.what());
    }
    Assignment earlier = rows.putIfAbsent(row.what(), row);
    String place = places.get(row.what());
    if (earlier != null && !earlier.to().equals(row.to())) {
      error(row, "activity", "stands in row " + earlier.row() + " already");
    } else if (place != null && !place.equals(unit(row.to()))) {
      error(row, "activity", "belongs to " + place + " already");
    }
    if (errors.size() == before && earlier == null && place == null) {
      added.computeIfAbsent(row.to(), u -> new ArrayList<>()).add(row.what());
    }
  }

  private Plan of(int version) {
    return plan.with(version, this::with);
  }

  private Unit with(Unit u) {
    List<String> all = new ArrayList<>(u.activities());
    all.addAll(added.getOrDefault(u.id(), List.of()));
    return u.with(all);
  }

  private void places(List<String> activities, String place) {
    activities.stream().filter(a -> !pattern(a)).forEach(a -> places.put(a, place));
  }

  private static String unit(String id) {
    return "unit " + id;
  }

  private static boolean onlyPatterns(Unit unit) {
    return !unit.activities().isEmpty()
        && unit.activities().stream().allMatch(ActivityMapping::pattern);
  }

  private static boolean pattern(String activity) {
    return activity.indexOf('*') >= 0;
  }

  private void error(Assignment row, String column, String message) {
    errors.add(new RowError(row.row(), column, message));
  }
}
