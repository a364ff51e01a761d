package dev.crossover.model.stall;

/** Why a learner counts as not moving. */
public enum StallReason {
  /** Nothing at all since the start date. */
  NOT_STARTED,
  /** Active before, silent now. Most silences end: quiet is not the same as leaving. */
  QUIET,
  /** The same unit failed several times without a pass. */
  BLOCKED_ON_UNIT
}
