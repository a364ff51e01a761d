package dev.crossover.dashboard.said;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.TableView;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The plan of a learner who asks for themselves. */
@Component
class OwnPlan {

  private final TableView<LearnerSnapshot> snapshots;
  private final PlanIndexes plans;
  private final Rights rights;

  OwnPlan(DashboardTables tables, PlanIndexes plans, Rights rights) {
    this.snapshots = tables.progress();
    this.plans = plans;
    this.rights = rights;
  }

  /**
   * The snapshot of the learner.
   *
   * @throws NoSuchElementException if the learner is not who asks
   */
  LearnerSnapshot snapshot(String learner) {
    LearnerSnapshot found = rights.isOwn(learner) ? snapshots.get(learner) : null;
    if (found == null) {
      throw new NoSuchElementException("there is no such learner of yours");
    }
    return found;
  }

  /**
   * A unit of the plan.
   *
   * @throws NoSuchElementException if the learner is not who asks, or has no such unit
   */
  Unit unit(String learner, @Nullable String id) {
    PlanIndex plan = plans.find(snapshot(learner).enrolment().plan());
    return (plan == null
            ? Optional.<Unit>empty()
            : plan.plan().unit(Objects.requireNonNullElse(id, "")))
        .orElseThrow(() -> new NoSuchElementException("there is no such unit of yours"));
  }
}
