package dev.crossover.model.stall;

import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.unit.UnitState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The rules of stalling: what holds for a learner at a moment. */
public final class StallRules {

  /**
   * All reasons that hold; none for a learner on leave, who left, or who has nothing left to do.
   */
  public static List<Stall> find(
      Plan plan,
      LearnerFold fold,
      Calendar calendar,
      boolean finished,
      StallLimits limits,
      Instant now) {
    if (finished || fold.leftAt() != null || calendar.onLeave(now)) {
      return List.of();
    }
    List<Stall> stalls = new ArrayList<>();
    Instant due = quietAt(fold, calendar, limits);
    if (!due.isAfter(now)) {
      Instant since = silentSince(fold, calendar);
      StallReason reason =
          fold.lastActivityAt() == null ? StallReason.NOT_STARTED : StallReason.QUIET;
      stalls.add(new Stall(reason, since, due, null, 0));
    }
    for (Unit unit : plan.units().toList()) {
      UnitState state = fold.units().get(unit.id());
      Instant blocked = state == null ? null : state.blocked(unit);
      if (state != null && blocked != null && !blocked.isAfter(now)) {
        stalls.add(
            new Stall(
                StallReason.BLOCKED_ON_UNIT, blocked, blocked, unit.id(), state.tries().failed()));
      }
    }
    return stalls;
  }

  /** When silence becomes a stall if nothing more arrives. */
  public static Instant quietAt(LearnerFold fold, Calendar calendar, StallLimits limits) {
    return calendar.after(silentSince(fold, calendar), limits.quietAfter());
  }

  /** Silence before the start date does not count. */
  private static Instant silentSince(LearnerFold fold, Calendar calendar) {
    Instant start = calendar.start().atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant last = fold.lastActivityAt();
    return last == null || last.isBefore(start) ? start : last;
  }

  private StallRules() {}
}
