package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Looks at something again and again, until it is as wanted or the time is over. A single look is
 * not cut short: it has limits of its own.
 */
public final class Await {

  /** One look at what is waited for. */
  @FunctionalInterface
  public interface Look<T> {
    T look() throws IOException, InterruptedException;
  }

  /** The last look: the first that is as wanted, else the one with which the time was over. */
  public static <T> T last(Duration within, Duration every, Look<T> look, Predicate<T> wanted)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    T seen = look.look();
    while (!wanted.test(seen) && System.nanoTime() - end < 0) {
      Thread.sleep(every);
      seen = look.look();
    }
    return seen;
  }

  /**
   * Returns once it holds.
   *
   * @param what what should happen, as in "a probe event shows"
   * @throws IOException if it does not in time, saying what
   */
  public static void until(String what, Duration within, Duration every, Look<Boolean> holds)
      throws IOException, InterruptedException {
    if (!last(within, every, holds, held -> held)) {
      throw new IOException(
          "waited %.1f s in vain until %s".formatted(within.toMillis() / 1e3, what));
    }
  }

  private Await() {}
}
