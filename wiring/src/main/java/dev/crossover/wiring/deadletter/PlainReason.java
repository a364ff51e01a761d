package dev.crossover.wiring.deadletter;

/** An exception whose message says why in plain words, with nothing of the content. */
public interface PlainReason {

  /** Why. */
  String reason();
}
