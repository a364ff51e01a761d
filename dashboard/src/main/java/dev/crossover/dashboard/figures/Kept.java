package dev.crossover.dashboard.figures;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is kept until something it was made of changes, or it is too old. A change that
 * comes while the value is being made counts: what was made is used once and not kept.
 *
 * @param <V> type of the value
 */
final class Kept<V> {

  private final AtomicLong changes = new AtomicLong();
  private volatile @Nullable Held<V> held;

  private record Held<V>(long changes, Made<V> made) {}

  /**
   * A value as it was made.
   *
   * @param until when it is too old
   */
  record Made<V>(V value, Instant until) {}

  /** Says that something changed. What the value is made of must show the change by then. */
  void changed() {
    changes.incrementAndGet();
  }

  long changes() {
    return changes.get();
  }

  /** The value; it is made by one thread at a time. */
  Made<V> get(Instant now, Supplier<Made<V>> make) {
    Held<V> known = held;
    return known != null && holds(known, now) ? known.made() : made(now, make);
  }

  private synchronized Made<V> made(Instant now, Supplier<Made<V>> make) {
    Held<V> known = held;
    if (known != null && holds(known, now)) {
      return known.made();
    }
    long before = changes.get();
    Made<V> made = make.get();
    held = new Held<>(before, made);
    return made;
  }

  private boolean holds(Held<V> known, Instant now) {
    return known.changes() == changes.get() && known.made().until().isAfter(now);
  }
}
