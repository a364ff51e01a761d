package dev.crossover.model.forecast;

import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.fold.Week;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.plan.Block;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.StallRules;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of a learner through a plan: each unit is a step, due when their own calendar has come
 * to the end of its block.
 */
final class LearnerPath {

  /** What is due with the end of a week is due in it. */
  private static final double MOMENT = 1e-6;

  private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /**
   * As it is known at a moment.
   *
   * @param index the plan that the learner is on, or another one to compare with
   */
  static StudyPath of(PlanIndex index, LearnerSnapshot snapshot, Instant now) {
    Enrolment enrolment = snapshot.enrolment();
    LearnerFold fold = snapshot.fold();
    Calendar calendar = Calendar.of(enrolment);
    double stretch = index.plan().stretch(enrolment);
    Instant leftAt = fold.leftAt();
    Instant until = leftAt == null || leftAt.isAfter(now) ? now : leftAt;
    boolean left = until.equals(leftAt);
    List<StudyPath.Step> steps = new ArrayList<>();
    for (Block block : index.plan().blocks().toList()) {
      for (Unit unit : block.units()) {
        UnitState state = fold.units().get(unit.id());
        Instant done = state == null || state.doneShare(unit) < 1 ? null : state.doneAt();
        steps.add(
            new StudyPath.Step(
                block.lastWeek() * stretch - MOMENT,
                done == null ? StudyPath.NEVER : finished(calendar, done, until)));
      }
    }
    double passed = weeks(calendar.elapsed(until));
    int full = (int) (left ? Math.ceil(passed) : passed);
    return new StudyPath(
        steps,
        active(fold, calendar, full),
        passed,
        (int) weeks(calendar.between(StallRules.silentSince(fold, calendar), until)),
        left);
  }

  /** Units that are not finished. */
  static int open(PlanIndex index, LearnerSnapshot snapshot) {
    return (int)
        index.units().stream().filter(u -> Done.of(u, snapshot.fold().units()) < 1).count();
  }

  /** What was done before the start was done long ago; on leave, before the clock stood still. */
  private static double finished(Calendar calendar, Instant done, Instant until) {
    Instant start = calendar.begins();
    return done.isBefore(start)
        ? -StudyPath.RECENT - 1
        : Math.min(weeks(calendar.elapsed(done)), weeks(calendar.elapsed(until)) - MOMENT);
  }

  /** Of each full week: closed ones say it themselves, the open one by the newest activity. */
  private static List<Boolean> active(LearnerFold fold, Calendar calendar, int full) {
    List<Boolean> active = new ArrayList<>();
    for (Week week : fold.weeks().subList(0, Math.min(full, fold.weeks().size()))) {
      active.add(week.active());
    }
    Instant last = fold.lastActivityAt();
    int newest = last == null ? -1 : (int) weeks(calendar.elapsed(last));
    while (active.size() < full) {
      active.add(active.size() == newest);
    }
    return active;
  }

  static double weeks(Duration time) {
    return time.toMillis() / WEEK_MILLIS;
  }

  private LearnerPath() {}
}
