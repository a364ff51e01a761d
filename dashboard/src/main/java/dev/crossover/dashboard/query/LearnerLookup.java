package dev.crossover.dashboard.query;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.record.Look;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;

/** Finds a learner for who asks, which is a look. */
@Component
class LearnerLookup {

  private final DashboardTables tables;
  private final Learners learners;
  private final PlanIndexes plans;
  private final Rights rights;
  private final Looks looks;

  LearnerLookup(
      DashboardTables tables, Learners learners, PlanIndexes plans, Rights rights, Looks looks) {
    this.tables = tables;
    this.learners = learners;
    this.plans = plans;
    this.rights = rights;
    this.looks = looks;
  }

  /** A learner whose page is shown to who asks. */
  record Opened(LearnerSnapshot snapshot, LearnerProgress progress, PlanIndex plan) {}

  /**
   * Looks at a learner.
   *
   * @throws NoSuchElementException if there is none of that id for who asks
   */
  Opened open(String id) {
    LearnerSnapshot snapshot = tables.progress().get(id);
    LearnerProgress p = learners.now(id);
    PlanIndex plan = p == null ? null : plans.find(p.plan());
    if (snapshot == null || p == null || plan == null || !rights.opens(id)) {
      throw new NoSuchElementException("there is no such learner");
    }
    looks.at(id, Look.Kind.PAGE);
    return new Opened(snapshot, p, plan);
  }
}
