package dev.crossover.model.record;

/** Which messages about one learner somebody wants at once; the rest is in the weekly digest. */
public enum SingleNotices {
  NONE,
  /** Somebody asks for help, or something got worse or was not answered for a week. */
  URGENT,
  ALL
}
