package dev.crossover.ingest.caliper;

/**
 * The key that a body was signed with cannot be had now; it may be tomorrow's, so the sender must
 * try again and lose nothing by it.
 */
final class KeysAway extends RuntimeException {

  static final long RETRY_SECONDS = 30;

  private static final long serialVersionUID = 1L;

  KeysAway(Throwable cause) {
    super("the keys that signed bodies are checked with cannot be read now", cause);
  }
}
