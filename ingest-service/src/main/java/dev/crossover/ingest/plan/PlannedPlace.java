package dev.crossover.ingest.plan;

import dev.crossover.model.plan.ActivityMap;
import dev.crossover.model.plan.ActivityMap.Place;
import dev.crossover.model.plan.Plan;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an activity is in a plan.
 *
 * @param plan id of the plan
 * @param kind what it belongs to
 * @param id of that
 */
public record PlannedPlace(String plan, Kind kind, String id) {

  /** What an activity may belong to. */
  public enum Kind {
    UNIT,
    CHECKLIST_ITEM,
    PLACEMENT,
    INTERVIEW,
    /** The plan says not to spend time on it. */
    SKIPPED
  }

  /**
   * The places of an activity, by plan; none: what is done there counts as activity alone.
   *
   * @param activity IRI, or null where an event names none
   */
  public static List<PlannedPlace> of(Collection<Plan> plans, @Nullable String activity) {
    return plans.stream()
        .map(plan -> place(plan.id(), new ActivityMap(plan).find(activity)))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(PlannedPlace::plan))
        .toList();
  }

  private static @Nullable PlannedPlace place(String plan, Place place) {
    return switch (place) {
      case Place.InUnit in -> new PlannedPlace(plan, Kind.UNIT, in.unit().id());
      case Place.Shows shows -> new PlannedPlace(plan, Kind.CHECKLIST_ITEM, shows.item());
      case Place.Places test -> new PlannedPlace(plan, Kind.PLACEMENT, test.test().id());
      case Place.Practises of -> new PlannedPlace(plan, Kind.INTERVIEW, of.dimension().id());
      case Place.Skipped skipped -> new PlannedPlace(plan, Kind.SKIPPED, skipped.topic().id());
      case Place.Unmapped _ -> null;
    };
  }
}
