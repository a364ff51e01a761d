package dev.crossover.model.progress;

/** Where a learner stands, in one word. The first that applies, from the bottom up. */
public enum LearnerState {
  /** At most a week behind the plan, or the start date is yet to come. */
  ON_TRACK,
  /** More than {@link LearnerProgress#BEHIND_WEEKS} behind the plan. */
  BEHIND,
  /** Behind, and a stall reason holds. */
  STALLED,
  /** On leave today; nothing is expected. */
  ON_LEAVE,
  /** Every unit is done. */
  FINISHED,
  /** No longer in the cohort. */
  LEFT
}
