package dev.crossover.dashboard.query;

import dev.crossover.model.plan.ActivityMap;
import dev.crossover.model.plan.ActivityMap.Place;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.TableView;
import java.util.List;
import java.util.function.Predicate;

/** What the plans of the catalog map; their patterns are read once for each change of a plan. */
final class MappedActivities {

  private final TableView<Plan> plans;
  private volatile Maps maps = new Maps(-1, List.of());

  private record Maps(long version, List<ActivityMap> plans) {

    boolean hold(String activity) {
      return plans.stream().anyMatch(map -> !(map.find(activity) instanceof Place.Unmapped));
    }
  }

  MappedActivities(TableView<Plan> plans) {
    this.plans = plans;
  }

  /** Whether an activity is a unit of a plan now, a part of one, or what a plan says to skip. */
  Predicate<String> now() {
    long version = plans.version();
    Maps known = maps;
    if (version != known.version()) {
      known = new Maps(version, plans.all().stream().map(ActivityMap::new).toList());
      maps = known;
    }
    return known::hold;
  }
}
