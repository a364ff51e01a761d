package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A process that is started again when it dies, or gives no answer any more; one that does so again
 * and again is given up.
 */
final class KeptUp {

  /** Longest time from its start until it answers. */
  static final Duration START_WITHIN = Duration.ofMinutes(3);

  /** Longer than any pause of a healthy process on a busy machine. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private static final int MOST_RESTARTS = 10;
  private static final Duration LIVED_WELL = Duration.ofMinutes(5);

  private final Child child;
  private final BooleanSupplier stopping;
  private final Launch again;
  private final PrintStream out;

  /** Starts a process. */
  interface Launch {
    void launch(Child child) throws IOException;
  }

  private KeptUp(Child child, BooleanSupplier stopping, Launch again, PrintStream out) {
    this.child = child;
    this.stopping = stopping;
    this.again = again;
    this.out = out;
  }

  /**
   * Keeps one up that runs.
   *
   * @param stopping whether it is ended on purpose
   * @param again starts it again
   * @param out is told of each start
   * @param givenUp is called when it is given up
   */
  static void watch(
      Child child, BooleanSupplier stopping, Launch again, PrintStream out, Runnable givenUp) {
    KeptUp kept = new KeptUp(child, stopping, again, out);
    Thread.ofVirtual()
        .name("watch-" + child.name())
        .start(() -> {
          if (!kept.untilStopped()) {
            out.println(child.name() + " does not stay up; see " + child.log());
            givenUp.run();
          }
        });
  }

  /** False if it is given up before. */
  private boolean untilStopped() {
    int restarts = 0;
    try {
      while (restarts <= MOST_RESTARTS) {
        long began = System.nanoTime();
        String trouble = child.awaitTrouble(START_WITHIN, LONGEST_SILENCE);
        if (stopping.getAsBoolean()) {
          return true;
        }
        restarts = System.nanoTime() - began > LIVED_WELL.toNanos() ? 0 : restarts + 1;
        if (restarts <= MOST_RESTARTS) {
          out.println(child.name() + " " + trouble + "; starting it again");
          again.launch(child);
        }
      }
    } catch (IOException e) {
      if (stopping.getAsBoolean()) {
        return true;
      }
      out.println(child.name() + " cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
