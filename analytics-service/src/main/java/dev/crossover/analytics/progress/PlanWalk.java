package dev.crossover.analytics.progress;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The walk over all learners of a task after a plan or its difficulties have changed, which is
 * rare: a slice a tick. One that a restart cuts off begins again, for the change is noted as
 * followed when the walk has ended.
 */
final class PlanWalk {

  private final KnownPlans plans;
  private final LearnerRows rows;

  /** Plans whose learners are looked for; empty if no walk is under way. */
  private Set<String> changed = Set.of();

  /** Learner to go on with; null to begin. */
  private @Nullable String next;

  PlanWalk(KnownPlans plans, LearnerRows rows) {
    this.plans = plans;
    this.rows = rows;
  }

  /**
   * Goes on.
   *
   * @param found is told of each learner on a changed plan
   */
  void step(Slice slice, Consumer<String> found) {
    if (plans.news()) {
      changed = plans.changed();
      next = null;
    }
    if (changed.isEmpty()) {
      return;
    }
    next = rows.onPlans(changed, next, slice, found);
    if (next == null) {
      changed.forEach(plans::folded);
      changed = Set.of();
    }
  }
}
