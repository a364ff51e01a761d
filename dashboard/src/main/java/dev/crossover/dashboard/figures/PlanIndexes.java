package dev.crossover.dashboard.figures;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.wiring.TableView;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The plans with their look-ups, which are made once for each change of the table of plans. */
@Component
public class PlanIndexes {

  private final TableView<Plan> table;
  private volatile Indexes indexes = new Indexes(-1, new ConcurrentHashMap<>());
  private volatile Titles titles = new Titles(-1, Map.of());

  private record Indexes(long version, Map<String, PlanIndex> byId) {}

  private record Titles(long version, Map<String, String> byId) {}

  PlanIndexes(DashboardTables tables) {
    this.table = tables.plans();
  }

  /** A plan by its id; null if there is none. */
  public @Nullable PlanIndex find(String id) {
    // The version is read before the rows: a change in between makes indexes that last too short.
    long version = version();
    Indexes known = indexes;
    if (known.version() != version) {
      known = new Indexes(version, new ConcurrentHashMap<>());
      indexes = known;
    }
    PlanIndex found = known.byId().get(id);
    if (found == null) {
      Plan plan = table.get(id);
      found = plan == null ? null : new PlanIndex(plan);
      if (found != null) {
        known.byId().put(id, found);
      }
    }
    return found;
  }

  /** Title of each plan, by its id. */
  public Map<String, String> titles() {
    long version = version();
    Titles known = titles;
    if (known.version() != version) {
      Map<String, String> read = new TreeMap<>();
      table.forEach((id, plan) -> read.put(id, plan.title()));
      known = new Titles(version, Collections.unmodifiableMap(read));
      titles = known;
    }
    return known.byId();
  }

  /** Rises with each change of a plan. */
  long version() {
    return table.version();
  }

  void onChange(Runnable listener) {
    table.onChange((id, before, after) -> listener.run());
  }
}
