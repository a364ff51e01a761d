package dev.crossover.model.stall;

/**
 * Why a learner is not on track. Which of them alert, and when, is for {@link StallConditions} to
 * say.
 */
public enum StallReason {
  /** Nothing at all since the start date. */
  NOT_STARTED,
  /** Active before, silent now. Most silences end: quiet is not the same as leaving. */
  QUIET,
  /** Owes something that is due by the plan. */
  BEHIND,
  /** Failed a unit and has not passed it since, or is on it beyond twice its planned time. */
  BLOCKED_ON_UNIT,
  /** Finishes less in a week than the plan asks for. */
  SLOW_PACE,
  /** Handed a project in, and nobody has reviewed it yet. */
  WAITING_FOR_REVIEW,
  /** Failed a unit while an earlier one of the same skill is not done. */
  PREREQUISITE_GAP,
  /** Says so themselves: stuck on a unit. Alerts. */
  ASKED_FOR_HELP,
  /** Somebody who looks after them says so. Alerts. */
  RAISED
}
