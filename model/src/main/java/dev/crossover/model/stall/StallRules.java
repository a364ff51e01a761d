package dev.crossover.model.stall;

import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.plan.Checkpoint;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.UnitState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the conditions and reasons look at, of a learner on a plan. */
public final class StallRules {

  /**
   * The conditions of a learner.
   *
   * @param norms of the cohort; null while there are none
   * @param known when they were released
   */
  public static StallConditions conditions(
      Basis basis,
      Enrolment enrolment,
      LearnerFold fold,
      @Nullable CohortNorms norms,
      Instant known,
      StallLimits limits) {
    return new StallConditions(
        owed(basis, enrolment, fold, norms),
        failed(basis, fold),
        silentSince(fold, basis.calendar()),
        fold.lastSource(),
        known,
        basis.calendar(),
        limits,
        said(fold),
        fold.words().dismissedAt());
  }

  /** Checkpoints that were not handed in, in the order of study, also those due later. */
  public static List<StallConditions.Owed> owed(
      Basis basis, Enrolment enrolment, LearnerFold fold, @Nullable CohortNorms norms) {
    List<StallConditions.Owed> owed = new ArrayList<>();
    for (Checkpoint c : basis.plan().checkpoints()) {
      String unit = c.unit().id();
      UnitState state = fold.units().get(unit);
      if (state == null || !state.turnedIn()) {
        Instant due = basis.plan().plan().after(c.lastWeek(), enrolment, basis.calendar());
        owed.add(new StallConditions.Owed(unit, due, norms == null ? null : norms.share(unit)));
      }
    }
    return owed;
  }

  /** What the learner says, and who looks after them. */
  public static List<Stall> said(LearnerFold fold) {
    List<Stall> said = new ArrayList<>();
    fold.words()
        .stuck()
        .forEach((unit, stuck) ->
            said.add(Stall.about(StallReason.ASKED_FOR_HELP, unit, stuck.at(), stuck.at())));
    Instant raised = fold.words().raisedAt();
    if (raised != null) {
      said.add(Stall.about(StallReason.RAISED, null, raised, raised));
    }
    return said;
  }

  private static List<StallConditions.Failed> failed(Basis basis, LearnerFold fold) {
    List<StallConditions.Failed> failed = new ArrayList<>();
    for (Unit unit : basis.plan().units()) {
      UnitState state = fold.units().get(unit.id());
      if (state != null
          && state.tries().failed() > 0
          && !state.tries().passed()
          && state.doneShare(unit) < 1) {
        failed.add(
            new StallConditions.Failed(
                unit.id(), state.tries().failed(), state.lastAt(), state.blocked(unit)));
      }
    }
    return failed;
  }

  /** When a learner becomes quiet if nothing more arrives. */
  public static Instant quietAt(LearnerFold fold, Calendar calendar, StallLimits limits) {
    return calendar.after(silentSince(fold, calendar), limits.quietAfter());
  }

  /** The last activity, or the start: silence before it does not count. */
  public static Instant silentSince(LearnerFold fold, Calendar calendar) {
    Instant start = calendar.begins();
    Instant last = fold.lastActivityAt();
    return last == null || last.isBefore(start) ? start : last;
  }

  private StallRules() {}
}
