package dev.crossover.wiring;

/** An exception whose message says why in plain words, with nothing of the content. */
public interface PlainReason {

  /** Why. */
  String reason();
}
