package dev.crossover.model.progress;

import dev.crossover.model.event.Fact;
import dev.crossover.model.plan.Unit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a learner's events say of one unit so far.
 *
 * @param completed reported as completed, and not taken back
 * @param reported largest share reported, 0..1
 * @param submitted work was handed in
 * @param passed an attempt passed
 * @param attempts graded attempts
 * @param failed graded attempts that did not pass
 * @param scoreSum sum of the scores; a pass without a score counts 1, a failure 0
 * @param best best score, 0..1
 * @param spent time on it
 * @param lastAt newest event on it
 * @param blockedSince third failed attempt, while none has passed; null otherwise. Whether it still
 *     matters is for {@link #blocked} to say
 */
public record UnitState(
    boolean completed,
    double reported,
    boolean submitted,
    boolean passed,
    int attempts,
    int failed,
    double scoreSum,
    double best,
    Duration spent,
    Instant lastAt,
    @Nullable Instant blockedSince) {

  /** Most that counts without a completion, a pass or an acceptance. */
  static final double UNFINISHED = 0.8;

  /** Failed attempts without a pass from which a learner counts as blocked. */
  public static final int BLOCKING_FAILURES = 3;

  static UnitState begun(Instant at) {
    return new UnitState(false, 0, false, false, 0, 0, 0, 0, Duration.ZERO, at, null);
  }

  UnitState apply(Fact fact, Instant at, Unit unit) {
    return switch (fact) {
      case Fact.Completed _ -> with(true, reported, submitted, at);
      case Fact.Uncompleted _ -> with(false, 0, submitted, at);
      case Fact.Progressed p -> with(completed, Math.max(reported, p.share()), submitted, at);
      case Fact.Submitted _ -> with(completed, reported, true, at);
      case Fact.Graded g -> graded(g, at, unit.passMark());
      case Fact.Started _, Fact.Active _, Fact.Enrolled _, Fact.Left _, Fact.Voided _ ->
          with(completed, reported, submitted, at);
    };
  }

  UnitState plus(Duration time) {
    return new UnitState(
        completed,
        reported,
        submitted,
        passed,
        attempts,
        failed,
        scoreSum,
        best,
        spent.plus(time),
        lastAt,
        blockedSince);
  }

  /**
   * Done share of the unit, 0..1: completed, passed or accepted counts whole; a failed assessment
   * counts best / pass mark × 0.8; a submitted project 0.8; otherwise the larger of what was
   * reported and 0.8 × time / planned hours, at most 0.8.
   */
  public double doneShare(Unit unit) {
    double byHours = UNFINISHED * spent.toMillis() / (unit.hours() * 3_600_000.0);
    double underway = Math.min(UNFINISHED, Math.max(reported, byHours));
    return switch (unit.kind()) {
      case STUDY -> completed || passed ? 1 : underway;
      case PROJECT -> passed ? 1 : submitted || completed ? UNFINISHED : underway;
      case ASSESSMENT ->
          passed ? 1 : Math.max(UNFINISHED * Math.min(1, best / unit.passMark()), underway);
    };
  }

  /** Since when the unit blocks the learner; null if it does not, or is done all the same. */
  public @Nullable Instant blocked(Unit unit) {
    return doneShare(unit) >= 1 ? null : blockedSince;
  }

  private UnitState graded(Fact.Graded grade, Instant at, double passMark) {
    Double given = grade.score();
    boolean pass = grade.passed() != null ? grade.passed() : given != null && given >= passMark;
    double score = given != null ? given : pass ? 1 : 0;
    int nowFailed = failed + (pass ? 0 : 1);
    Instant blocked = blockedSince;
    if (passed || pass) {
      blocked = null;
    } else if (blocked == null && nowFailed >= BLOCKING_FAILURES) {
      blocked = at;
    }
    return new UnitState(
        completed,
        reported,
        submitted,
        passed || pass,
        attempts + 1,
        nowFailed,
        scoreSum + score,
        Math.max(best, score),
        spent,
        at,
        blocked);
  }

  private UnitState with(boolean nowCompleted, double nowReported, boolean handedIn, Instant at) {
    return new UnitState(
        nowCompleted,
        nowReported,
        handedIn,
        passed,
        attempts,
        failed,
        scoreSum,
        best,
        spent,
        at,
        blockedSince);
  }
}
