package dev.crossover.dashboard.query;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.episode.Episode;
import dev.crossover.wiring.TableView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The alerts that are open, of everybody. They are read from the table once, when they are first
 * asked for, and kept in memory from then on: most alerts of a company are over.
 */
@Component
class OpenAlerts {

  private final TableView<Episode> table;
  private final Map<String, Episode> open = new HashMap<>();
  private boolean filled;

  OpenAlerts(DashboardTables tables) {
    this.table = tables.episodes();
    table.onChange((id, before, after) -> changed(id, after));
  }

  /** Those that opened before a moment. */
  synchronized List<Episode> openedBefore(Instant moment) {
    if (!filled) {
      open.clear();
      table.forEach(this::put);
      filled = true;
    }
    return open.values().stream().filter(e -> e.openedAt().isBefore(moment)).toList();
  }

  private synchronized void changed(String id, @Nullable Episode after) {
    put(id, after);
  }

  private void put(String id, @Nullable Episode episode) {
    if (episode != null && episode.open()) {
      open.put(id, episode);
    } else {
      open.remove(id);
    }
  }
}
