package dev.crossover.model.stall;

import java.time.Duration;

/**
 * When silence becomes a stall.
 *
 * @param quietAfter silence, leave not counted, from which a learner is quiet
 */
public record StallLimits(Duration quietAfter) {

  /**
   * Seven days: alerts on 28.6 % of learner-weeks of the 2013 histories, half of all departures.
   */
  public static final StallLimits DEFAULT = new StallLimits(Duration.ofDays(7));
}
