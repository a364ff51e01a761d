package dev.crossover.dashboard.forecast;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.forecast.WeekCounts;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the weeks of all learners teach about weeks to come. It is counted anew, from the whole
 * table, when something has changed and counting takes at most a hundredth of the time. Who asks
 * meanwhile gets what was counted before.
 */
@Component
class LearntWeeks {

  private static final int REST = 100;

  private final TableView<LearnerSnapshot> table;
  private final TableView<CohortNorms> norms;
  private final PlanIndexes plans;
  private final Clock clock;
  private final ReentrantLock counting = new ReentrantLock();
  private volatile @Nullable Counted counted;

  private record Counted(WeekCounts weeks, long version, Instant until) {}

  LearntWeeks(DashboardTables tables, PlanIndexes plans, Clock clock) {
    this.table = tables.progress();
    this.norms = tables.norms();
    this.plans = plans;
    this.clock = clock;
  }

  WeekCounts now() {
    Counted known = counted;
    if (known != null && (fresh(known) || counting.isLocked())) {
      return known.weeks();
    }
    counting.lock();
    try {
      known = counted;
      if (known == null || !fresh(known)) {
        known = count();
        counted = known;
      }
      return known.weeks();
    } finally {
      counting.unlock();
    }
  }

  private boolean fresh(Counted known) {
    return known.version() == table.version() || known.until().isAfter(clock.instant());
  }

  private Counted count() {
    Instant now = clock.instant();
    long version = table.version();
    WeekCounts weeks = new WeekCounts();
    table.forEach((learner, snapshot) -> {
      PlanIndex plan = plans.find(snapshot.enrolment().plan());
      if (plan != null) {
        weeks.add(plan, snapshot, end(snapshot, now));
      }
    });
    Instant counted = clock.instant();
    Duration rest = Duration.between(now, counted).multipliedBy(REST);
    return new Counted(weeks, version, counted.plus(rest));
  }

  /** Weeks after the end of a cohort teach nothing: nobody was expected to do anything. */
  private Instant end(LearnerSnapshot snapshot, Instant now) {
    CohortNorms known = norms.get(snapshot.enrolment().peers());
    return known != null && known.endsAt().isBefore(now) ? known.endsAt() : now;
  }
}
