package dev.crossover.model.unit;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.plan.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a learner's events say of one unit so far.
 *
 * @param firstAt first event on it
 * @param lastAt newest event on it
 * @param doneAt when its done share reached 1, or null
 * @param spent time on it
 * @param completed reported as completed, and not taken back
 * @param reported largest share reported, 0..1
 * @param work what was handed in and how it was received
 * @param tries graded attempts
 */
public record UnitState(
    Instant firstAt,
    Instant lastAt,
    @Nullable Instant doneAt,
    Duration spent,
    boolean completed,
    double reported,
    ProjectWork work,
    Tries tries) {

  /** Most that counts without a completion, a pass or an acceptance. */
  static final double UNFINISHED = 0.8;

  /** Failed attempts without a pass from which a learner counts as blocked. */
  public static final int BLOCKING_FAILURES = 3;

  /**
   * Graded attempts on a unit.
   *
   * @param count how many
   * @param failed how many did not pass
   * @param best best score, 0..1; a pass without a score counts 1, a failure 0
   * @param passed whether one passed
   * @param blockedSince third failed attempt, while none has passed; null otherwise. Whether it
   *     still matters is for {@link UnitState#blocked} to say
   */
  public record Tries(
      int count, int failed, double best, boolean passed, @Nullable Instant blockedSince) {

    static final Tries NONE = new Tries(0, 0, 0, false, null);

    private Tries plus(boolean pass, double score, Instant at) {
      int nowFailed = failed + (pass ? 0 : 1);
      Instant blocked = blockedSince;
      if (passed || pass) {
        blocked = null;
      } else if (blocked == null && nowFailed >= BLOCKING_FAILURES) {
        blocked = at;
      }
      return new Tries(count + 1, nowFailed, Math.max(best, score), passed || pass, blocked);
    }
  }

  /** As the first event on the unit finds it. */
  public static UnitState begun(Instant at) {
    return new UnitState(at, at, null, Duration.ZERO, false, 0, ProjectWork.NONE, Tries.NONE);
  }

  /** After something happened on the unit itself. */
  public UnitState apply(Fact fact, Instant at, Unit unit) {
    return switch (fact) {
      case Fact.Completed _ -> with(true, reported, work, tries);
      case Fact.Uncompleted _ -> with(false, 0, work, tries);
      case Fact.Progressed p -> with(completed, Math.max(reported, p.share()), work, tries);
      case Fact.Submitted s -> with(completed, reported, work.submitted(at, s.link()), tries);
      case Fact.Graded g -> graded(g, at, unit.passMark());
      case Fact.Reviewed r ->
          with(
              completed,
              reported,
              work.reviewed(at, r.accepted(), r.comment()).showing(r.evidence()),
              tries);
      case Fact.Started _,
          Fact.Active _,
          Fact.Interviewed _,
          Fact.Attested _,
          Fact.Shipped _,
          Fact.Routed _,
          Fact.Stuck _,
          Fact.Offered _,
          Fact.FollowedUp _,
          Fact.Enrolled _,
          Fact.Left _,
          Fact.Voided _ ->
          this;
    };
  }

  /** After an event at that moment, which may have finished the unit. */
  public UnitState seen(Instant at, Unit unit) {
    boolean done = doneShare(unit) >= 1;
    Instant since = !done ? null : doneAt == null ? at : doneAt;
    return new UnitState(firstAt, at, since, spent, completed, reported, work, tries);
  }

  /** With more time spent on it. */
  public UnitState plus(Duration time) {
    return new UnitState(
        firstAt, lastAt, doneAt, spent.plus(time), completed, reported, work, tries);
  }

  /** After something else showed an item of the checklist of this project. */
  public UnitState showing(String item) {
    return with(completed, reported, work.showing(Set.of(item)), tries);
  }

  /**
   * Done share of the unit, 0..1: study that is completed, an assessment that is passed and a
   * project that is accepted with its whole checklist count whole; a failed assessment counts best
   * / pass mark × 0.8; a project that was handed in, or that a machine passed, 0.8; otherwise the
   * larger of what was reported and 0.8 × time / planned hours, at most 0.8.
   */
  public double doneShare(Unit unit) {
    double byHours = UNFINISHED * spent.toSeconds() / (unit.hours() * 3_600);
    double underway = Math.min(UNFINISHED, Math.max(reported, byHours));
    return switch (unit.kind()) {
      case STUDY -> completed || passed() ? 1 : underway;
      case PROJECT -> accepted(unit) ? 1 : handedIn() ? UNFINISHED : underway;
      case ASSESSMENT ->
          passed()
              ? 1
              : Math.max(UNFINISHED * Math.min(1, tries.best() / unit.passMark()), underway);
    };
  }

  private boolean passed() {
    return tries.passed() || work.accepted();
  }

  private boolean handedIn() {
    return work.submittedAt() != null || work.reviewedAt() != null || completed || tries.passed();
  }

  /** Whether anything of the unit was handed in, tried, reviewed or reported as completed. */
  public boolean turnedIn() {
    return handedIn() || tries.count() > 0;
  }

  /** Whether a reviewer accepted the project, and it shows all of its checklist. */
  public boolean accepted(Unit unit) {
    return work.accepted() && unit.lacks(work.evidence()).isEmpty();
  }

  /** Since when the unit blocks the learner; null if it does not, or is done all the same. */
  public @Nullable Instant blocked(Unit unit) {
    return doneShare(unit) >= 1 ? null : tries.blockedSince();
  }

  private UnitState graded(Fact.Graded grade, Instant at, double passMark) {
    boolean pass = passes(grade, passMark);
    ProjectWork now =
        grade.grader() == Grader.PERSON ? work.reviewed(at, pass, work.comment()) : work;
    return with(completed, reported, now, tries.plus(pass, score(grade), at));
  }

  /** Whether a grade is a pass: as its sender says, else by the pass mark. */
  public static boolean passes(Fact.Graded grade, double passMark) {
    return grade.passed() != null
        ? grade.passed()
        : grade.score() != null && grade.score() >= passMark;
  }

  /** What a grade counts, 0..1; without a score a pass is 1 and a failure 0. */
  public static double score(Fact.Graded grade) {
    return grade.score() != null ? grade.score() : Boolean.TRUE.equals(grade.passed()) ? 1 : 0;
  }

  private UnitState with(boolean nowCompleted, double nowReported, ProjectWork now, Tries tried) {
    return new UnitState(firstAt, lastAt, doneAt, spent, nowCompleted, nowReported, now, tried);
  }
}
