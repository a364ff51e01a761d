package dev.crossover.analytics.progress;

/** A history is longer than one learner's can be, such as that of a shared guest account. */
final class TooManyEvents extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyEvents(int most) {
    super("more than " + most + " events of one learner");
  }
}
