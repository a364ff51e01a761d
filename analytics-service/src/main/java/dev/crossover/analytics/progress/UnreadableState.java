package dev.crossover.analytics.progress;

/** Something stored of a learner cannot be read; what it was stays in the store. */
final class UnreadableState extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableState(Throwable cause) {
    super("stored state cannot be read", cause);
  }
}
