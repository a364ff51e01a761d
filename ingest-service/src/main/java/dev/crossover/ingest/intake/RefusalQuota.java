package dev.crossover.ingest.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which of a source's refused requests are kept: the newest up to a number and a size, none for
 * longer than {@link #KEPT_FOR}. They are handed over one after the other, oldest first.
 */
final class RefusalQuota {

  /** The largest body of a refused request that is kept, in bytes. */
  static final int LARGEST = 256 * 1024;

  static final Duration KEPT_FOR = Duration.ofDays(30);

  /** Of all bodies of a source together, in bytes. */
  static final long MOST_BYTES = 32L << 20;

  private record Kept(String id, long bytes) {}

  private final int most;
  private final Instant oldest;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private final List<String> beyond = new ArrayList<>();
  private long bytes;

  RefusalQuota(int most, Instant now) {
    this.most = most;
    this.oldest = now.minus(KEPT_FOR);
  }

  /** The next one of the source. */
  void add(String id, Instant at, long size) {
    if (at.isBefore(oldest)) {
      beyond.add(id);
      return;
    }
    kept.addLast(new Kept(id, size));
    bytes += size;
    while (kept.size() > most || bytes > MOST_BYTES) {
      Kept first = kept.removeFirst();
      bytes -= first.bytes();
      beyond.add(first.id());
    }
  }

  /** Those that are not to be kept. */
  List<String> beyond() {
    return List.copyOf(beyond);
  }
}
