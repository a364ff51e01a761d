package dev.crossover.dashboard.query;

import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;

/** Where a team stands, in one word; the same limits as the alerts have. */
enum GroupState {
  ON_TRACK,
  /** More than a plan week behind on average. */
  BEHIND,
  /** A quarter or more of the learners have an open alert. */
  STALLED,
  FINISHED,
  /** The cohort is over, and not everyone has finished. */
  ENDED,
  /** Nobody is left. */
  EMPTY;

  private static final double STALLED_SHARE = 0.25;

  static GroupState of(GroupReadiness g) {
    int stalled = g.states().getOrDefault(LearnerState.STALLED, 0);
    int finished = g.states().getOrDefault(LearnerState.FINISHED, 0);
    if (g.learners() == 0) {
      return EMPTY;
    }
    int unfinished = g.states().getOrDefault(LearnerState.NOT_FINISHED, 0);
    if (finished + unfinished == g.learners()) {
      return unfinished == 0 ? FINISHED : ENDED;
    }
    if (stalled >= STALLED_SHARE * g.learners()) {
      return STALLED;
    }
    return g.gapWeeks() < -LearnerProgress.BEHIND_WEEKS ? BEHIND : ON_TRACK;
  }
}
