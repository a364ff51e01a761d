package dev.crossover.model.explain;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.ChecklistItem;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A learner as they would be had they finished a unit just now: their fold with one event more, the
 * least that finishes it. Nothing is claimed of how likely that is.
 */
public final class OneStep {

  private static final String SOURCE = "what-if";

  /**
   * The snapshot with that one event more.
   *
   * @return empty where the unit is done, or an event cannot be about it
   */
  public static Optional<LearnerSnapshot> finishing(
      PlanIndex plan, LearnerSnapshot snapshot, Unit unit, Instant now) {
    Enrolment enrolment = snapshot.enrolment();
    LearnerFold fold = snapshot.fold();
    String activity = activity(plan, unit);
    if (activity == null || Done.of(unit, fold.units()) >= 1) {
      return Optional.empty();
    }
    // A sender's clock may be ahead; an event that comes last is appended.
    LearnerFold.Last last = fold.last();
    Instant at = last != null && !now.isAfter(last.at()) ? last.at().plusMillis(1) : now;
    LearningEvent event =
        new LearningEvent(
            SOURCE, snapshot.learner(), SOURCE, at, at, activity, null, finishing(unit));
    LearnerFold then = fold.append(Basis.of(plan, Difficulties.NONE, enrolment), event);
    return Done.of(unit, then.units()) < 1
        ? Optional.empty()
        : Optional.of(
            new LearnerSnapshot(
                snapshot.learner(), enrolment, then, snapshot.receivedAt(), snapshot.open()));
  }

  /** The least that finishes a unit: it is done, just passed, or accepted with its checklist. */
  static Fact finishing(Unit unit) {
    return switch (unit.kind()) {
      case STUDY -> new Fact.Completed();
      case ASSESSMENT -> new Fact.Graded(unit.passMark(), true, Grader.AUTOMATIC);
      case PROJECT -> {
        Set<String> all =
            unit.checklist().stream().map(ChecklistItem::id).collect(Collectors.toSet());
        yield new Fact.Reviewed(true, all);
      }
    };
  }

  /** An activity that the unit is about; of a pattern, one that fits it. */
  private static @Nullable String activity(PlanIndex plan, Unit unit) {
    return unit.activities().stream()
        .map(a -> a.replace("*", SOURCE))
        .filter(a -> unit.equals(plan.activities().find(a).about()))
        .findFirst()
        .orElse(null);
  }

  private OneStep() {}
}
