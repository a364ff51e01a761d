package dev.crossover.model.progress;

import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.stall.StallRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A learner against the plan at a moment: {@code fold(plan, events in order of occurrence, now)}.
 *
 * @param learner random id
 * @param cohort cohort
 * @param team team within the cohort
 * @param plan plan id
 * @param planVersion version of the plan
 * @param asOf the {@code now} of this snapshot
 * @param receivedAt when the newest event or roster entry came in; null before the first
 * @param state where the learner stands
 * @param planWeek position on the plan's calendar in weeks; 0 before the start, beyond the length
 *     when the plan is over
 * @param done done share of the plan's hours, 0..1
 * @param planned share due by now, 0..1
 * @param pace earned schedule / elapsed, 1.0 on plan; null before anything is due
 * @param gapWeeks earned schedule − elapsed, in plan weeks; negative is behind
 * @param readiness for the plan's role, with its reasons
 * @param stalls reasons that hold now
 * @param spent time on everything
 * @param skipSpent time on what the plan says to skip
 * @param events events that count
 * @param activeDays UTC days with activity
 * @param lastActivityAt newest activity, or null
 * @param unmapped events on activities nobody has mapped
 * @param units every unit of the plan, in the order of study
 */
public record LearnerProgress(
    String learner,
    String cohort,
    String team,
    String plan,
    int planVersion,
    Instant asOf,
    @Nullable Instant receivedAt,
    LearnerState state,
    double planWeek,
    double done,
    double planned,
    @Nullable Double pace,
    double gapWeeks,
    Readiness readiness,
    List<Stall> stalls,
    Duration spent,
    Duration skipSpent,
    int events,
    int activeDays,
    @Nullable Instant lastActivityAt,
    int unmapped,
    List<UnitProgress> units) {

  /** Plan weeks behind from which a learner counts as behind. */
  public static final double BEHIND_WEEKS = 1.0;

  /** How often planned share and gap are brought up to date when nothing else happens. */
  public static final Duration REFRESH = Duration.ofHours(6);

  private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /** The snapshot at {@code now}. */
  public static LearnerProgress of(
      Plan plan,
      Learner learner,
      LearnerFold fold,
      @Nullable Instant receivedAt,
      StallLimits limits,
      Instant now) {
    Calendar calendar = Calendar.of(learner);
    double elapsedWeeks = calendar.elapsed(now).toMillis() / WEEK_MILLIS;
    double planWeek = elapsedWeeks / plan.stretch(learner);
    List<UnitProgress> units = plan.units().map(u -> unit(u, fold)).toList();
    double done = units.stream().mapToDouble(u -> u.done() * u.hours()).sum() / plan.hours();
    double earned = plan.earnedWeeks(done);
    boolean finished = units.stream().allMatch(u -> u.done() >= 1);
    // Past the plan's end the gap goes on growing, unless there is nothing left to do.
    double gap = earned - (finished ? Math.min(plan.weeks(), planWeek) : planWeek);
    List<Stall> stalls = StallRules.find(plan, fold, calendar, finished, limits, now);
    LearnerState state = LearnerState.ON_TRACK;
    if (fold.leftAt() != null) {
      state = LearnerState.LEFT;
    } else if (finished) {
      state = LearnerState.FINISHED;
    } else if (calendar.onLeave(now)) {
      state = LearnerState.ON_LEAVE;
    } else if (gap < -BEHIND_WEEKS) {
      state = stalls.isEmpty() ? LearnerState.BEHIND : LearnerState.STALLED;
    }
    return new LearnerProgress(
        learner.id(),
        learner.cohort(),
        learner.team(),
        plan.id(),
        plan.version(),
        now,
        receivedAt,
        state,
        planWeek,
        done,
        plan.plannedShare(planWeek),
        planWeek > 0 ? earned / planWeek : null,
        gap,
        Readiness.of(plan, learner.background(), fold),
        stalls,
        fold.spent(),
        fold.skipSpent(),
        fold.events(),
        fold.activeDays(),
        fold.lastActivityAt(),
        fold.unmapped(),
        units);
  }

  /** When this snapshot goes stale by time alone; null if it never does. */
  public static @Nullable Instant nextChange(
      LearnerProgress progress, LearnerFold fold, Learner learner, StallLimits limits) {
    if (progress.over()) {
      return null;
    }
    Instant next = progress.asOf().plus(REFRESH);
    Instant stall = nextStall(progress, fold, learner, limits);
    if (stall != null) {
      next = earlier(next, stall);
    }
    Instant leave = Calendar.of(learner).nextChange(progress.asOf());
    if (leave != null) {
      next = earlier(next, leave);
    }
    return progress.settled(limits) || progress.receivedAt() == null
        ? next
        : earlier(next, progress.receivedAt().plus(limits.settle()));
  }

  /** When silence becomes a stall if nothing more arrives; null if it is one, or never will be. */
  public static @Nullable Instant nextStall(
      LearnerProgress progress, LearnerFold fold, Learner learner, StallLimits limits) {
    Instant quiet = StallRules.quietAt(fold, Calendar.of(learner), limits);
    return progress.over() || !quiet.isAfter(progress.asOf()) ? null : quiet;
  }

  /** Whether nothing came in lately, so that the history may be taken as complete. */
  public boolean settled(StallLimits limits) {
    return receivedAt == null || !asOf.isBefore(receivedAt.plus(limits.settle()));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private boolean over() {
    return state == LearnerState.LEFT || state == LearnerState.FINISHED;
  }

  private static UnitProgress unit(Unit unit, LearnerFold fold) {
    UnitState state = fold.units().get(unit.id());
    if (state == null) {
      return new UnitProgress(unit.id(), unit.hours(), 0, 0, 0, Duration.ZERO, null);
    }
    return new UnitProgress(
        unit.id(),
        unit.hours(),
        state.doneShare(unit),
        state.attempts(),
        state.failed(),
        state.spent(),
        state.lastAt());
  }
}
