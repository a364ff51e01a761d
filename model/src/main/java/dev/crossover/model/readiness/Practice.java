package dev.crossover.model.readiness;

import java.time.Instant;

/**
 * Practice of one interview dimension.
 *
 * @param times how often it was practised
 * @param level how well, 0..1: the newest score weighs half, the one before a quarter, and so on
 * @param lastAt the newest practice
 */
public record Practice(int times, double level, Instant lastAt) {

  /** Of a dimension that was never practised before. */
  public static Practice first(double score, Instant at) {
    return new Practice(1, score, at);
  }

  /** After one more practice. */
  public Practice again(double score, Instant at) {
    return new Practice(times + 1, (level + score) / 2, at);
  }
}
