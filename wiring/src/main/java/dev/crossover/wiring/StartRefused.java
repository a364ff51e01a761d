package dev.crossover.wiring;

/** Why a service does not start, in one sentence; its log says that and nothing else. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartRefused(String sentence) {
    super(sentence);
  }
}
