package dev.crossover.model.record;

import java.time.LocalDate;

/**
 * That somebody looked at another's figures on a day.
 *
 * @param viewer address of who looked; {@code key NAME} for who showed a key
 * @param learner whose figures they were; empty for looks that could not be written down
 * @param kind what was looked at
 * @param day UTC day
 * @param times how often, in one run of one instance
 */
public record Look(String viewer, String learner, Kind kind, LocalDate day, int times) {

  /** What was looked at. */
  public enum Kind {
    /** The learner's page. */
    PAGE,
    /** A row with the learner's name. */
    ROW,
    /** Nobody knows: so many looks were not written down. */
    LOST
  }
}
