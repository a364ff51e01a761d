package dev.crossover.model.progress;

/** Where a learner stands, in one word. The first that applies, from the bottom up. */
public enum LearnerState {
  /** At most a week behind the plan, or the start date is yet to come. */
  ON_TRACK,
  /** More than {@link LearnerProgress#BEHIND_WEEKS} behind the plan. */
  BEHIND,
  /** Silent for a week. Most come back by themselves: no alert is open. */
  QUIET,
  /** An alert is open. */
  STALLED,
  /** On leave today; nothing is expected. */
  ON_LEAVE,
  /** The cohort is over, and not every unit was done. */
  NOT_FINISHED,
  /** Every unit is done. */
  FINISHED,
  /** No longer in the cohort. */
  LEFT;

  /** Whether something is expected of the learner now. */
  public boolean waitedFor() {
    return switch (this) {
      case ON_TRACK, BEHIND, QUIET, STALLED -> true;
      case ON_LEAVE, NOT_FINISHED, FINISHED, LEFT -> false;
    };
  }
}
