package dev.crossover.model.unit;

import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.PlanIndex;
import java.time.Duration;
import java.time.Instant;

/**
 * Everything that a learner's events are read against.
 *
 * @param plan the plan, with its look-ups
 * @param difficulties the release of item difficulties
 * @param background what the learner comes from
 * @param calendar the learner's own time
 */
public record Basis(
    PlanIndex plan, Difficulties difficulties, Background background, Calendar calendar) {

  /** Most weeks that are kept apart; what comes later counts to the last of them. */
  public static final int MOST_WEEKS = 156;

  private static final long WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /** As the roster has the learner. */
  public static Basis of(PlanIndex plan, Difficulties difficulties, Enrolment enrolment) {
    return new Basis(plan, difficulties, enrolment.background(), Calendar.of(enrolment));
  }

  /** Raised whenever the code of the fold changes what it gives. */
  public static final int RULES = 8;

  /**
   * What a fold was made by; when it changes, the events are folded anew.
   *
   * @param rules {@link #RULES} of the code
   * @param plan plan id
   * @param planVersion version of the plan
   * @param difficulties version of the difficulties
   * @param background what the learner comes from
   * @param calendar the learner's own time
   */
  public record Stamp(
      int rules,
      String plan,
      int planVersion,
      int difficulties,
      Background background,
      Calendar calendar) {}

  /** What identifies this basis. */
  public Stamp stamp() {
    return new Stamp(
        RULES,
        plan.plan().id(),
        plan.plan().version(),
        difficulties.version(),
        background,
        calendar);
  }

  /** Index of the week of the learner's own calendar, from 0; what lies before the start is 0. */
  public int week(Instant at) {
    return (int) Math.min(MOST_WEEKS - 1, calendar.elapsed(at).toMillis() / WEEK_MILLIS);
  }
}
