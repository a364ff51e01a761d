package dev.crossover.dashboard.figures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.learner.Learner;
import dev.crossover.wiring.TableView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Roster entries by learner, kept until they change: a team's page needs those of all members. */
@Component
public class RosterEntries {

  private static final int MOST = 10_000;

  private final TableView<Learner> table;
  private final Cache<String, Learner> kept =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  RosterEntries(DashboardTables tables) {
    this.table = tables.people();
    // Waits for a read that is under way, and so removes what that read.
    table.onChange((learner, before, after) -> kept.asMap().remove(learner));
  }

  /** The entry of a learner; null if there is none. */
  public @Nullable Learner find(String learner) {
    return kept.get(learner, table::get);
  }

  /** The learner's name, or the id of a learner without an entry. */
  public String name(String learner) {
    Learner entry = find(learner);
    return entry == null ? learner : entry.name();
  }
}
