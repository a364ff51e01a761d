package dev.crossover.analytics.progress;

import dev.crossover.wiring.PlainReason;
import java.util.Objects;

/** A history is longer than one learner's can be, such as that of a shared guest account. */
final class TooManyEvents extends RuntimeException implements PlainReason {

  private static final long serialVersionUID = 1L;

  TooManyEvents(int most) {
    super("more than " + most + " events of one learner");
  }

  @Override
  public String reason() {
    return Objects.requireNonNull(getMessage());
  }
}
