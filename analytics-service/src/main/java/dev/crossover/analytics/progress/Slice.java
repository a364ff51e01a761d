package dev.crossover.analytics.progress;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A share of a task's time: work that can wait goes on in the next tick when it is used up. At
 * least one piece of work fits into each.
 */
final class Slice {

  private final LongSupplier nanos;
  private final long end;
  private boolean begun;

  /**
   * Begins now.
   *
   * @param nanos a clock that only runs forward, such as {@link System#nanoTime}
   */
  Slice(Duration length, LongSupplier nanos) {
    this.nanos = nanos;
    this.end = nanos.getAsLong() + length.toNanos();
  }

  /** Whether one more piece of work may begin. */
  boolean hasRoom() {
    boolean room = !begun || nanos.getAsLong() - end < 0;
    begun = true;
    return room;
  }
}
