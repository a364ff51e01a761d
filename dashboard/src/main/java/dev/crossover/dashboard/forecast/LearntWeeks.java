package dev.crossover.dashboard.forecast;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.forecast.WeekCounts;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the weeks of all learners teach about weeks to come. It is counted anew, from the whole
 * table, where something has changed, but so that counting takes at most a hundredth of the time.
 */
@Component
class LearntWeeks {

  private static final String EVERY = "PT10S";

  private static final long REST = 100;

  private final TableView<LearnerSnapshot> table;
  private final TableView<CohortNorms> norms;
  private final PlanIndexes plans;
  private final Clock clock;
  private volatile @Nullable Counted counted;

  /**
   * Weeks as they were counted.
   *
   * @param version of the table
   * @param restsUntil moment of {@link System#nanoTime} before which they are not counted again
   */
  private record Counted(WeekCounts weeks, long version, long restsUntil) {}

  LearntWeeks(DashboardTables tables, PlanIndexes plans, Clock clock) {
    this.table = tables.progress();
    this.norms = tables.norms();
    this.plans = plans;
    this.clock = clock;
  }

  /** As they were counted last. */
  WeekCounts now() {
    Counted known = counted;
    return known == null ? count().weeks() : known.weeks();
  }

  @Scheduled(initialDelayString = EVERY, fixedDelayString = EVERY)
  void refresh() {
    Counted known = counted;
    boolean changed = known == null || known.version() != table.version();
    if (!changed || (known != null && System.nanoTime() - known.restsUntil() < 0)) {
      return;
    }
    try {
      count();
    } catch (InvalidStateStoreException e) {
      // The tables are still being read; the next round has them.
    }
  }

  private synchronized Counted count() {
    Instant now = clock.instant();
    long began = System.nanoTime();
    long version = table.version();
    WeekCounts weeks = new WeekCounts();
    table.forEach((learner, snapshot) -> {
      PlanIndex plan = plans.find(snapshot.enrolment().plan());
      if (plan != null) {
        weeks.add(plan, snapshot, end(snapshot, now));
      }
    });
    long took = System.nanoTime() - began;
    Counted made = new Counted(weeks, version, System.nanoTime() + REST * took);
    counted = made;
    return made;
  }

  /** Weeks after the end of a cohort teach nothing: nobody was expected to do anything. */
  private Instant end(LearnerSnapshot snapshot, Instant now) {
    CohortNorms known = norms.get(snapshot.enrolment().peers());
    return known != null && known.endsAt().isBefore(now) ? known.endsAt() : now;
  }
}
