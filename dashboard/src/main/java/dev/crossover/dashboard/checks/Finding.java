package dev.crossover.dashboard.checks;

/**
 * What was found.
 *
 * @param state how it is
 * @param says a sentence for who looks after the installation, without a person in it
 */
public record Finding(State state, String says) {

  /** How something is, the worst first. */
  public enum State {
    FAILED,
    /** It works, and will not do in all cases. */
    WARNING,
    OK,
    /** There is nothing to look at: it is not set up, or nothing tells how it is now. */
    OFF
  }

  public static Finding ok(String says) {
    return new Finding(State.OK, says);
  }

  public static Finding off(String says) {
    return new Finding(State.OFF, says);
  }

  public static Finding warning(String says) {
    return new Finding(State.WARNING, says);
  }

  public static Finding failed(String says) {
    return new Finding(State.FAILED, says);
  }
}
