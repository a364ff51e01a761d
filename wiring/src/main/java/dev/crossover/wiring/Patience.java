package dev.crossover.wiring;

import java.time.Duration;

/**
 * How long a stream thread blocks in {@code poll}. Kafka Streams uses {@code poll.ms} (100 ms) so
 * that it commits in time. An idle thread has nothing to commit and may block longer. A record ends
 * the wait, and is committed within one commit interval.
 */
final class Patience {

  /** Poll timeout of an idle thread. Shutdown, timers and rebalances may be late by as much. */
  static final Duration IDLE_TIMEOUT = Duration.ofMillis(500);

  /** Empty polls after which a thread is idle. Two, since a commit may miss the first by 1 ms. */
  static final int IDLE_AFTER = 2;

  /**
   * A thread that is busy for longer between two polls has other work, such as a timer's, and is
   * not idle.
   */
  static final Duration MOST_BETWEEN_POLLS = Duration.ofMillis(5);

  private int emptyPolls;
  private long polledAt;

  /**
   * Timeout of the next poll.
   *
   * @param pollTimeout what Kafka Streams asks for; zero while partitions move
   * @param nanos now, by {@link System#nanoTime}
   */
  Duration timeout(Duration pollTimeout, long nanos) {
    if (pollTimeout.isZero() || nanos - polledAt > MOST_BETWEEN_POLLS.toNanos()) {
      emptyPolls = 0;
    }
    return emptyPolls >= IDLE_AFTER && pollTimeout.compareTo(IDLE_TIMEOUT) < 0
        ? IDLE_TIMEOUT
        : pollTimeout;
  }

  /**
   * Notes what a poll has brought.
   *
   * @param found whether there is something to process or to commit
   * @param nanos now, by {@link System#nanoTime}
   */
  void polled(boolean found, long nanos) {
    emptyPolls = found ? 0 : emptyPolls + 1;
    polledAt = nanos;
  }
}
