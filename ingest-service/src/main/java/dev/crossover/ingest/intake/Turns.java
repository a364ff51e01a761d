package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.MemoryBudget.Busy;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one source have half of the processors read for it at once, so that the requests of others
 * find one free while it backfills. Reading and checking is most of what a large request costs us.
 */
final class Turns {

  /** Of who need not wait. */
  static final Turn NONE = () -> {};

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final int atOnce;
  private final ConcurrentMap<String, Semaphore> sources = new ConcurrentHashMap<>();

  Turns(int processors) {
    this.atOnce = Math.max(1, processors / 2);
  }

  /** A turn, until it is closed. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for a turn.
   *
   * @param source bounded in number, since an administrator names them
   * @throws Busy if there is none in time; the sender must try again
   */
  Turn of(String source) {
    Semaphore turns = sources.computeIfAbsent(source, _ -> new Semaphore(atOnce, true));
    try {
      if (!turns.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
    return turns::release;
  }
}
