package dev.crossover.model.stall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reason that holds now, with its evidence.
 *
 * @param reason which
 * @param since last activity or start date of silence; else when what is owed was due, when the
 *     unit was last worked on, when the project was handed in, or when the plan wanted a slow
 *     learner where they are now
 * @param from when it began to hold
 * @param unit the unit it is about, or null
 * @param failedAttempts failed attempts on it, or 0
 * @param share share of the cohort that has handed it in, 0..1; null where it is not known or of no
 *     meaning
 * @param silentSince last activity, where silence is part of the reason; else null
 * @param blocks the unit that was failed for want of {@code unit}, or null
 */
public record Stall(
    StallReason reason,
    Instant since,
    Instant from,
    @Nullable String unit,
    int failedAttempts,
    @Nullable Double share,
    @Nullable Instant silentSince,
    @Nullable String blocks) {

  /** Silence since then. */
  public static Stall silence(StallReason reason, Instant since, Instant from) {
    return new Stall(reason, since, from, null, 0, null, since, null);
  }

  /** Something owed. */
  public static Stall owing(
      StallConditions.Owed owed, Instant from, @Nullable Instant silentSince) {
    return new Stall(
        StallReason.BEHIND, owed.due(), from, owed.unit(), 0, owed.share(), silentSince, null);
  }

  /** A unit that was failed. */
  public static Stall blocked(String unit, int failed, Instant since, Instant from) {
    return new Stall(StallReason.BLOCKED_ON_UNIT, since, from, unit, failed, null, null, null);
  }

  /** A unit that has to be done before another that was failed. */
  public static Stall missing(String unit, String blocks, Instant since) {
    return new Stall(StallReason.PREREQUISITE_GAP, since, since, unit, 0, null, null, blocks);
  }

  /** About a unit, with no more evidence. */
  public static Stall about(
      StallReason reason, @Nullable String unit, Instant since, Instant from) {
    return new Stall(reason, since, from, unit, 0, null, null, null);
  }
}
