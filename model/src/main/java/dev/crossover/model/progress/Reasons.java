package dev.crossover.model.progress;

import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallConditions;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.stall.StallReason;
import dev.crossover.model.stall.StallRules;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody is not on track, whether or not that alerts: what an open alert says first, then
 * what else holds. Whoever is not on track has at least one.
 */
final class Reasons {

  /** Time on a unit, over its planned hours, from which a learner counts as blocked on it. */
  private static final double TOO_LONG = 2;

  /** Share of the cohort below which what is owed says nothing of one person. */
  private static final double MANY = StallLimits.DEFAULT.owedWhenSilent();

  private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

  private final Basis basis;
  private final LearnerFold fold;
  private final Instant now;
  private final List<Stall> found;
  private boolean silent;

  private Reasons(Basis basis, LearnerFold fold, List<Stall> alerts, Instant now) {
    this.basis = basis;
    this.fold = fold;
    this.now = now;
    this.found = new ArrayList<>(alerts);
  }

  /**
   * The reasons of a learner for whom somebody waits.
   *
   * @param alerts evidence of the alerts that are open
   * @param late whether more than a week behind the plan
   */
  static List<Stall> of(
      Basis basis,
      Enrolment enrolment,
      LearnerFold fold,
      @Nullable CohortNorms norms,
      List<Stall> alerts,
      boolean late,
      Instant now) {
    Reasons reasons = new Reasons(basis, fold, alerts, now);
    StallRules.said(fold).forEach(reasons::add);
    reasons.silence();
    reasons.owed(StallRules.owed(basis, enrolment, fold, norms));
    reasons.units();
    if (late && !reasons.silent) {
      Instant reached = reasons.reached(enrolment);
      reasons.add(Stall.about(StallReason.SLOW_PACE, null, reached, reached));
    }
    return List.copyOf(reasons.found);
  }

  /** When the plan wanted the learner where they are now. */
  private Instant reached(Enrolment enrolment) {
    PlanIndex plan = basis.plan();
    double weeks =
        plan.earnedWeeks(Done.share(plan, fold.units())) * plan.plan().stretch(enrolment);
    Instant start = basis.calendar().begins();
    return basis.calendar().after(start, Duration.ofMillis(Math.round(weeks * WEEK_MILLIS)));
  }

  private void silence() {
    Calendar calendar = basis.calendar();
    Instant from = StallRules.quietAt(fold, calendar, StallLimits.DEFAULT);
    if (!from.isAfter(now)) {
      silent = true;
      StallReason reason =
          fold.lastActivityAt() == null ? StallReason.NOT_STARTED : StallReason.QUIET;
      add(Stall.silence(reason, StallRules.silentSince(fold, calendar), from));
    }
  }

  /** The one that was due first, unless few have handed it in. */
  private void owed(List<StallConditions.Owed> owed) {
    owed.stream()
        .filter(o -> !o.due().isAfter(now) && (o.share() == null || o.share() >= MANY))
        .findFirst()
        .ifPresent(o -> {
          if (found.stream().noneMatch(s -> s.reason() == StallReason.BEHIND)) {
            add(Stall.owing(o, o.due(), null));
          }
        });
  }

  private void units() {
    for (Unit unit : basis.plan().units()) {
      UnitState state = fold.units().get(unit.id());
      if (state == null || state.doneShare(unit) >= 1) {
        continue;
      }
      Instant last = state.lastAt();
      if (state.work().waits()) {
        add(Stall.about(StallReason.WAITING_FOR_REVIEW, unit.id(), last, last));
      }
      boolean failed = state.tries().failed() > 0 && !state.tries().passed();
      if (state.blocked(unit) != null || tooLong(unit, state)) {
        add(Stall.blocked(unit.id(), state.tries().failed(), last, last));
      }
      Unit missing = failed ? missing(unit) : null;
      if (missing != null) {
        add(Stall.missing(missing.id(), unit.id(), last));
      }
    }
  }

  private static boolean tooLong(Unit unit, UnitState state) {
    return !state.turnedIn()
        && state.spent().compareTo(Duration.ofSeconds((long) (TOO_LONG * 3_600 * unit.hours())))
            > 0;
  }

  /** The first unit before this one that builds one of its skills and is not done. */
  private @Nullable Unit missing(Unit failed) {
    PlanIndex plan = basis.plan();
    for (Unit unit : plan.units()) {
      if (unit.equals(failed)) {
        return null;
      }
      UnitState state = fold.units().get(unit.id());
      boolean builds = unit.skills().stream().anyMatch(failed.skills()::contains);
      if (builds && (state == null || state.doneShare(unit) < 1)) {
        return unit;
      }
    }
    return null;
  }

  private void add(Stall reason) {
    if (found.stream()
        .noneMatch(s ->
            s.reason() == reason.reason()
                && String.valueOf(s.unit()).equals(String.valueOf(reason.unit())))) {
      found.add(reason);
    }
  }
}
