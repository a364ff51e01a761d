package dev.crossover.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Ends this process when its launcher is gone, however it went: the launcher holds the other end of
 * standard input, and the system closes it.
 */
public final class EndWithParent {

  /** Set by the launcher for the processes that it starts. */
  private static final String TOLD = "CROSSOVER_END_WITH_PARENT";

  /** Watches from now on, if the launcher said so. */
  public static void watchIfTold() {
    if (Boolean.parseBoolean(System.getenv(TOLD))) {
      Thread.ofPlatform().daemon().name("watch-parent").start(EndWithParent::watch);
    }
  }

  private static void watch() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever written; only the end matters.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().exit(0);
  }

  private EndWithParent() {}
}
