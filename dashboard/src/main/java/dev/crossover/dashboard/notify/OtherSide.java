package dev.crossover.dashboard.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * For how long another side that is away is left alone: twice as long each time, up to a minute.
 */
final class OtherSide {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private Duration pause = FIRST_PAUSE;
  private Instant awayUntil = Instant.MIN;

  boolean awayAt(Instant now) {
    return now.isBefore(awayUntil);
  }

  void failed(Instant now) {
    awayUntil = now.plus(pause);
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  void answered() {
    pause = FIRST_PAUSE;
  }
}
