package dev.crossover.model.progress;

import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Role;
import dev.crossover.model.readiness.InterviewReadiness;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.stall.StallRules;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * @param remainingWeeks work of the plan that is left, in weeks of this learner's own plan time
 * @param readiness for the plan's target role, with its reasons
 * @param otherRoles readiness for the plan's other roles, 0..1, by role id
 * @param interview practice of the interview for the target role
 * @param stalls reasons that hold now
 * @param spent time on everything
 * @param skipSpent time on what the plan says to skip
 * @param events events that count
 * @param activeDays UTC days with activity
 * @param lastActivityAt newest activity, or null
 * @param unmapped events on activities nobody has mapped
 * @param units every unit of the plan, in the order of study
 * @param weeks the learner's own weeks since the start, leave not counted, the last one running
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
    double remainingWeeks,
    Readiness readiness,
    Map<String, Double> otherRoles,
    InterviewReadiness interview,
    List<Stall> stalls,
    Duration spent,
    Duration skipSpent,
    int events,
    int activeDays,
    @Nullable Instant lastActivityAt,
    int unmapped,
    List<UnitProgress> units,
    List<WeekFigures> weeks) {

  /** Plan weeks behind from which a learner counts as behind. */
  public static final double BEHIND_WEEKS = 1.0;

  /** How often planned share and gap are brought up to date when nothing else happens. */
  public static final Duration REFRESH = Duration.ofHours(6);

  private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /** The snapshot at {@code now}. */
  public static LearnerProgress of(
      Basis basis,
      Learner learner,
      LearnerFold fold,
      @Nullable Instant receivedAt,
      StallLimits limits,
      Instant now) {
    PlanIndex index = basis.plan();
    Plan plan = index.plan();
    Calendar calendar = basis.calendar();
    double stretch = plan.stretch(learner);
    double planWeek = calendar.elapsed(now).toMillis() / WEEK_MILLIS / stretch;
    List<UnitProgress> units =
        index.units().stream().map(u -> UnitProgress.of(u, fold.units().get(u.id()))).toList();
    double done = Done.share(index, fold.units());
    double earned = index.earnedWeeks(done);
    boolean finished = units.stream().allMatch(u -> u.done() >= 1);
    // Past the plan's end the gap goes on growing, unless there is nothing left to do.
    double gap = earned - (finished ? Math.min(plan.weeks(), planWeek) : planWeek);
    List<Stall> stalls = StallRules.find(plan, fold, calendar, finished, limits, now);
    Readiness readiness = readiness(basis, plan.target(), fold);
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
        index.plannedShare(planWeek),
        planWeek > 0 ? earned / planWeek : null,
        gap,
        (1 - done) * index.hours() / plan.hoursPerWeek() * stretch,
        readiness,
        otherRoles(basis, fold),
        InterviewReadiness.of(plan, fold.interview()),
        stalls,
        fold.spent(),
        fold.skipSpent(),
        fold.events(),
        fold.activeDays(),
        fold.lastActivityAt(),
        fold.unmapped(),
        units,
        WeekSeries.of(basis, learner, fold, done, readiness.value(), now));
  }

  private static Readiness readiness(Basis basis, Role role, LearnerFold fold) {
    return Readiness.of(basis, role, fold.units(), fold.mastery(), fold.interview());
  }

  private static Map<String, Double> otherRoles(Basis basis, LearnerFold fold) {
    Map<String, Double> roles = new TreeMap<>();
    for (Role role : basis.plan().plan().roles()) {
      if (!role.id().equals(basis.plan().plan().target().id())) {
        roles.put(role.id(), readiness(basis, role, fold).value());
      }
    }
    return roles;
  }

  /** When this snapshot goes stale by time alone; null if it never does. */
  public static @Nullable Instant nextChange(
      LearnerProgress progress, LearnerFold fold, Learner learner, StallLimits limits) {
    if (progress.over()) {
      return null;
    }
    if (progress.state() == LearnerState.FINISHED) {
      return nextWeek(progress, learner);
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
    return progress.over()
            || progress.state() == LearnerState.FINISHED
            || !quiet.isAfter(progress.asOf())
        ? null
        : quiet;
  }

  /** Whether nothing came in lately, so that the history may be taken as complete. */
  public boolean settled(StallLimits limits) {
    return receivedAt == null || !asOf.isBefore(receivedAt.plus(limits.settle()));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private boolean over() {
    return state == LearnerState.LEFT;
  }

  /** Who finished early counts as done in each week of the team until the plan's end. */
  private static @Nullable Instant nextWeek(LearnerProgress progress, Learner learner) {
    if (progress.weeks().size() >= Basis.MOST_WEEKS || progress.planned() >= 1) {
      return null;
    }
    Calendar calendar = Calendar.of(learner);
    Instant start = calendar.start().atStartOfDay(ZoneOffset.UTC).toInstant();
    return calendar.after(start, Duration.ofDays(7L * Math.max(1, progress.weeks().size())));
  }
}
