package dev.crossover.dashboard.checks;

/** A look at one thing that an installation needs. */
public interface InstallationCheck {

  /** One word, the same for ever. */
  String name();

  /** Looks, within some seconds. */
  Finding look() throws InterruptedException;
}
