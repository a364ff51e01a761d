package dev.crossover.model.forecast;

import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.UnitProgress;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A learner as a forecast sees it.
 *
 * @param learner roster entry
 * @param progress where the learner stands
 * @param plan the plan, or the one it is compared with
 */
public record Member(Learner learner, LearnerProgress progress, PlanIndex plan) {

  Member on(PlanIndex other) {
    return new Member(learner, progress, other);
  }

  /** Work left, in weeks of the learner's own plan time. */
  double remainingWeeks() {
    Map<String, Double> done =
        progress.units().stream().collect(Collectors.toMap(UnitProgress::unit, UnitProgress::done));
    double hours = 0;
    for (Unit unit : plan.units()) {
      hours += unit.hours() * (1 - done.getOrDefault(unit.id(), 0.0));
    }
    return hours / plan.plan().hoursPerWeek() * plan.plan().stretch(learner.enrolment());
  }

  /** When the plan says that this learner is through. */
  Instant target() {
    return plan.plan().after(plan.plan().weeks(), learner.enrolment());
  }
}
