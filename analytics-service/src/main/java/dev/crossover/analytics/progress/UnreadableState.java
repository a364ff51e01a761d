package dev.crossover.analytics.progress;

import dev.crossover.wiring.PlainReason;

/** Something stored of a learner cannot be read; what it was stays in the store. */
final class UnreadableState extends RuntimeException implements PlainReason {

  private static final long serialVersionUID = 1L;
  private static final String REASON = "stored state of the learner cannot be read";

  UnreadableState(Throwable cause) {
    super(REASON, cause);
  }

  @Override
  public String reason() {
    return REASON;
  }
}
