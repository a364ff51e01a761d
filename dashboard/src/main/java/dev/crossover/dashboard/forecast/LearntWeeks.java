package dev.crossover.dashboard.forecast;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.forecast.WeekCounts;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the weeks of all learners teach about weeks to come. It is counted anew, from the whole
 * table, when something has changed and counting would take at most a hundredth of the time.
 */
@Component
class LearntWeeks {

  private static final int REST = 100;

  private final TableView<LearnerSnapshot> table;
  private final PlanIndexes plans;
  private final Clock clock;
  private @Nullable Counted counted;

  private record Counted(WeekCounts weeks, long version, Instant until) {}

  LearntWeeks(DashboardTables tables, PlanIndexes plans, Clock clock) {
    this.table = tables.progress();
    this.plans = plans;
    this.clock = clock;
  }

  synchronized WeekCounts now() {
    Instant now = clock.instant();
    long version = table.version();
    Counted known = counted;
    if (known != null && (known.version() == version || known.until().isAfter(now))) {
      return known.weeks();
    }
    WeekCounts weeks = new WeekCounts();
    table.forEach((learner, snapshot) -> {
      PlanIndex plan = plans.find(snapshot.enrolment().plan());
      if (plan != null) {
        weeks.add(plan, snapshot, now);
      }
    });
    Duration took = Duration.between(now, clock.instant());
    counted = new Counted(weeks, version, now.plus(took.multipliedBy(REST)));
    return weeks;
  }
}
