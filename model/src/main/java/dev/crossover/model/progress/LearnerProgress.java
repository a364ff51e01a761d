package dev.crossover.model.progress;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.fold.Said;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Role;
import dev.crossover.model.readiness.InterviewReadiness;
import dev.crossover.model.readiness.OtherRole;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.model.readiness.ShippedWork;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallConditions;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.stall.StallRules;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param asOf the moment for which this was computed
 * @param receivedAt when the newest event or roster entry came in
 * @param state where the learner stands
 * @param planWeek position on the plan's calendar in weeks; 0 before the start, beyond the length
 *     when the plan is over
 * @param done done share of the plan's hours, 0..1
 * @param planned share due by now, 0..1
 * @param pace earned schedule / elapsed, 1.0 on plan; null before anything is due
 * @param gapWeeks earned schedule − elapsed, in plan weeks; negative is behind
 * @param remainingWeeks work of the plan that is left, in weeks of this learner's own plan time
 * @param readiness for the plan's target role, with its reasons
 * @param otherRoles what the plan shows of its other roles, by role id
 * @param interview practice of the interview for the target role
 * @param stalls the condition by which an alert is open, as it holds now; empty without an alert
 * @param reasons why the learner is not on track, alerts first; empty for who is
 * @param risk how likely the learner is not to finish, on the scale of {@link Urgency}
 * @param spent time on everything
 * @param skipSpent time on what the plan tells this learner to skip
 * @param skipped the same by topic, the most first; topics without time are left out
 * @param shipped real work that went into use at work, the newest last
 * @param events events that count
 * @param activeDays UTC days with activity
 * @param lastActivityAt newest activity, or null
 * @param unmapped events on activities nobody has mapped
 * @param said what people said beside what was done and shown
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
    Instant receivedAt,
    LearnerState state,
    double planWeek,
    double done,
    double planned,
    @Nullable Double pace,
    double gapWeeks,
    double remainingWeeks,
    Readiness readiness,
    Map<String, OtherRole> otherRoles,
    InterviewReadiness interview,
    List<Stall> stalls,
    List<Stall> reasons,
    double risk,
    Duration spent,
    Duration skipSpent,
    List<SkippedTime> skipped,
    List<ShippedWork> shipped,
    int events,
    int activeDays,
    @Nullable Instant lastActivityAt,
    int unmapped,
    Said said,
    List<UnitProgress> units,
    List<WeekFigures> weeks) {

  /** Plan weeks behind from which a learner counts as behind. */
  public static final double BEHIND_WEEKS = 1.0;

  private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

  private static final double WEEK_MILLIS = 7 * DAY_MILLIS;

  /** Share of the plan's hours that is due by now and not done, 0..1. */
  public double due() {
    return Math.max(0, planned - done);
  }

  /** Whether an alert is open that nobody has answered. */
  public boolean unanswered() {
    return stalls.stream().anyMatch(s -> !said.answered(s.from(), asOf));
  }

  /**
   * The learner at {@code now}.
   *
   * @param index the plan, as the snapshot was folded by it or newer
   * @param norms of the cohort, the newest; null while there are none
   */
  public static LearnerProgress of(
      PlanIndex index, LearnerSnapshot snapshot, @Nullable CohortNorms norms, Instant now) {
    Enrolment learner = snapshot.enrolment();
    LearnerFold fold = snapshot.fold();
    Basis basis = Basis.of(index, Difficulties.NONE, learner);
    Plan plan = index.plan();
    Calendar calendar = basis.calendar();
    double stretch = plan.stretch(learner);
    double planWeek = calendar.elapsed(now).toMillis() / WEEK_MILLIS / stretch;
    List<UnitProgress> units =
        index.units().stream().map(u -> UnitProgress.of(u, fold.units().get(u.id()))).toList();
    double done = Done.share(index, fold.units());
    double earned = index.earnedWeeks(done);
    boolean finished = Done.all(index, fold.units());
    // Past the plan's end the gap goes on growing, unless there is nothing left to do.
    double gap = earned - (finished ? Math.min(plan.weeks(), planWeek) : planWeek);
    List<Stall> stalls = alert(basis, snapshot, norms, now);
    Readiness readiness =
        Readiness.of(basis, plan.target(), fold.units(), fold.mastery(), fold.results());
    LearnerState state = LearnerState.ON_TRACK;
    if (fold.leftAt() != null) {
      state = LearnerState.LEFT;
    } else if (finished) {
      state = LearnerState.FINISHED;
    } else if (norms != null && !now.isBefore(norms.endsAt())) {
      state = LearnerState.NOT_FINISHED;
    } else if (calendar.onLeave(now)) {
      state = LearnerState.ON_LEAVE;
    } else if (!stalls.isEmpty()) {
      state = LearnerState.STALLED;
    } else if (!StallRules.quietAt(fold, calendar, StallLimits.DEFAULT).isAfter(now)) {
      state = LearnerState.QUIET;
    } else if (gap < -BEHIND_WEEKS) {
      state = LearnerState.BEHIND;
    }
    List<Stall> reasons =
        state.waitedFor()
            ? Reasons.of(basis, learner, fold, norms, stalls, gap < -BEHIND_WEEKS, now)
            : List.of();
    return new LearnerProgress(
        snapshot.learner(),
        learner.cohort(),
        learner.team(),
        plan.id(),
        plan.version(),
        now,
        snapshot.receivedAt(),
        state,
        planWeek,
        done,
        index.plannedShare(planWeek),
        planWeek > 0 ? earned / planWeek : null,
        gap,
        (1 - done) * index.hours() / plan.hoursPerWeek() * stretch,
        readiness,
        otherRoles(basis, fold),
        InterviewReadiness.of(plan, fold.results().interview()),
        stalls,
        reasons,
        risk(basis, learner, fold, norms, now),
        fold.spent(),
        fold.skipSpent(),
        SkippedTime.of(plan, fold.skipped()),
        fold.results().shipped(),
        fold.events(),
        fold.activeDays(),
        fold.lastActivityAt(),
        fold.unmapped(),
        fold.words(),
        units,
        WeekSeries.of(basis, learner, fold, done, readiness.shown(), now));
  }

  /** What holds now, if an alert is open; what opened it may have been mended since. */
  private static List<Stall> alert(
      Basis basis, LearnerSnapshot snapshot, @Nullable CohortNorms norms, Instant now) {
    StallConditions conditions =
        StallRules.conditions(
            basis,
            snapshot.enrolment(),
            snapshot.fold(),
            norms,
            Instant.EPOCH,
            StallLimits.DEFAULT);
    List<Stall> opened = snapshot.open().stream().map(Episode::stall).toList();
    List<Stall> holding = opened.isEmpty() ? opened : conditions.holding(now, null);
    return (holding.isEmpty() ? opened : holding).stream().limit(1).toList();
  }

  private static double risk(
      Basis basis, Enrolment learner, LearnerFold fold, @Nullable CohortNorms norms, Instant now) {
    double owed =
        StallRules.owed(basis, learner, fold, norms).stream()
            .filter(o -> !o.due().isAfter(now))
            .mapToDouble(o -> Objects.requireNonNullElse(o.share(), 1.0))
            .sum();
    Calendar calendar = basis.calendar();
    Duration silent = calendar.between(StallRules.silentSince(fold, calendar), now);
    double result =
        fold.units().values().stream()
            .filter(u -> u.tries().count() > 0)
            .mapToDouble(u -> u.tries().best())
            .average()
            .orElse(Urgency.USUAL_RESULT);
    double days = Math.max(1, calendar.elapsed(now).toMillis() / DAY_MILLIS);
    return Urgency.risk(
        owed, silent.toMillis() / DAY_MILLIS, result, Math.min(1, fold.activeDays() / days));
  }

  private static Map<String, OtherRole> otherRoles(Basis basis, LearnerFold fold) {
    Map<String, OtherRole> roles = new TreeMap<>();
    for (Role role : basis.plan().plan().roles()) {
      if (!role.id().equals(basis.plan().plan().target().id())) {
        roles.put(role.id(), OtherRole.of(basis, role, fold.results()));
      }
    }
    return roles;
  }
}
