package dev.crossover.dashboard.checks;

/** A way to reach people, which somebody can try. */
public interface TriedChannel extends InstallationCheck {

  /**
   * Sends a message which says that it is a test.
   *
   * @param to address of who asked, for a channel that reaches one person
   */
  Finding send(String to) throws InterruptedException;
}
