package dev.crossover.dashboard.looks;

import java.io.IOException;

/** Nothing is shown that cannot be written down. */
public final class NotWrittenDown extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotWrittenDown(IOException cause) {
    super("who looks cannot be written down", cause);
  }
}
