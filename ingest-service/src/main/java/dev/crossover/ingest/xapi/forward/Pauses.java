package dev.crossover.ingest.xapi.forward;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** For how long to wait between attempts that fail: each time twice as long, up to a minute. */
final class Pauses {

  static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Whatever the other side asks for. */
  private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

  private Duration next = FIRST;

  /** Something went well. */
  void begin() {
    next = FIRST;
  }

  /**
   * Something failed again.
   *
   * @param asked how long the other side asks to wait; null where it says nothing
   */
  Duration next(@Nullable Duration asked) {
    Duration mine = next;
    next = shorter(next.multipliedBy(2), LONGEST);
    return asked == null ? mine : shorter(asked, LONGEST_ASKED);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
