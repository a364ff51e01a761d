package dev.crossover.wiring;

import java.time.Duration;

/**
 * How long a thread of Kafka Streams waits for records. By itself it waits a tenth of a second
 * ({@code poll.ms}), so that it commits in time. An idle one has nothing to commit and may wait
 * longer: a record ends the wait at once, and is committed at once, since the last commit is long
 * ago.
 */
final class Patience {

  /** Of an idle thread; the end of the thread, and a timer, may wait as long. */
  static final Duration IDLE_WAIT = Duration.ofMillis(500);

  /** After so many waits without news, whatever was processed has been committed. */
  static final int IDLE_AFTER = 2;

  /** Who does more between two waits has work that does not come from a topic. */
  static final Duration MOST_BETWEEN_WAITS = Duration.ofMillis(5);

  private int withoutNews;
  private long ended;

  /**
   * How long to wait.
   *
   * @param asked by Kafka Streams; zero while partitions move
   * @param nanos now, by {@link System#nanoTime}
   */
  Duration begin(Duration asked, long nanos) {
    if (asked.isZero() || nanos - ended > MOST_BETWEEN_WAITS.toNanos()) {
      withoutNews = 0;
    }
    return withoutNews >= IDLE_AFTER && asked.compareTo(IDLE_WAIT) < 0 ? IDLE_WAIT : asked;
  }

  /**
   * Notes what a wait has brought.
   *
   * @param news whether there is something to process or to commit
   * @param nanos now, by {@link System#nanoTime}
   */
  void end(boolean news, long nanos) {
    withoutNews = news ? 0 : withoutNews + 1;
    ended = nanos;
  }
}
