package dev.crossover.model.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the unit that an activity belongs to. Exact IRIs win over patterns; among patterns the one
 * with the most fixed text wins, so that a course may be mapped whole and one quiz of it elsewhere.
 */
public final class ActivityMap {

  /** Where time on an activity goes. */
  public sealed interface Place {

    /** The unit that it is about as a whole, or an item of whose checklist it shows; else null. */
    default @Nullable Unit about() {
      return switch (this) {
        case InUnit in -> in.whole() ? in.unit() : null;
        case Shows shows -> shows.project();
        case Practises _, Places _, Skipped _, Unmapped _ -> null;
      };
    }

    /**
     * It belongs to a unit of the plan.
     *
     * @param unit which
     * @param whole whether finishing it finishes the unit, or it is only a part
     */
    record InUnit(Unit unit, boolean whole) implements Place {}

    /**
     * Completing it shows something of a project.
     *
     * @param project which
     * @param item id of an item of its checklist
     */
    record Shows(Unit project, String item) implements Place {}

    /** Its grades are results of a placement test. */
    record Places(Placement test) implements Place {}

    /** Its grades are practice of an interview dimension. */
    record Practises(Dimension dimension) implements Place {}

    /** The plan says not to spend time on it. */
    record Skipped(SkipTopic topic) implements Place {}

    /** Nobody has said what it belongs to; the learner still counts as active. */
    record Unmapped() implements Place {}
  }

  private static final Place UNMAPPED = new Place.Unmapped();

  private record Glob(Pattern pattern, int fixed, Place place) {}

  private final Map<String, Place> exact = new HashMap<>();
  private final List<Glob> globs = new ArrayList<>();

  public ActivityMap(Plan plan) {
    plan.units().forEach(this::add);
    plan.interview().forEach(d -> d.activities().forEach(a -> add(a, new Place.Practises(d))));
    plan.placement().forEach(t -> t.activities().forEach(a -> add(a, new Place.Places(t))));
    plan.skip().forEach(t -> t.activities().forEach(a -> add(a, new Place.Skipped(t))));
    globs.sort((a, b) -> Integer.compare(b.fixed(), a.fixed()));
  }

  /**
   * The place of an activity; unmapped if nothing fits.
   *
   * @param activity IRI, or null where the sender named none
   */
  public Place find(@Nullable String activity) {
    if (activity == null) {
      return UNMAPPED;
    }
    Optional<Place> byIri = Optional.ofNullable(exact.get(activity));
    return byIri
        .or(() ->
            globs.stream()
                .filter(g -> g.pattern().matcher(activity).matches())
                .map(Glob::place)
                .findFirst())
        .orElse(UNMAPPED);
  }

  private void add(Unit unit) {
    boolean onlyPatterns = unit.activities().stream().allMatch(ActivityMap::pattern);
    for (String a : unit.activities()) {
      add(a, new Place.InUnit(unit, onlyPatterns || !pattern(a)));
    }
    unit.checklist()
        .forEach(item -> item.activities().forEach(a -> add(a, new Place.Shows(unit, item.id()))));
  }

  private static boolean pattern(String activity) {
    return activity.indexOf('*') >= 0;
  }

  private void add(String activity, Place place) {
    if (!pattern(activity)) {
      exact.put(activity, place);
      return;
    }
    String regex =
        Stream.of(activity.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    globs.add(new Glob(Pattern.compile(regex), activity.replace("*", "").length(), place));
  }
}
