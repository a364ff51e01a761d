package dev.crossover.ingest.request;

import org.jspecify.annotations.Nullable;

/** The parameter by which somebody asks what a request would do, and nothing is done. */
public final class DryRun {

  public static final String PARAMETER = "dry-run";

  /**
   * Whether that is asked; the name alone asks it.
   *
   * @param value of the parameter; null where it is not there
   * @throws Refused if it is neither true nor false: nobody must do by a slip what was to be tried
   */
  public static boolean asked(@Nullable String value) {
    return switch (value) {
      case null -> false;
      case "", "true" -> true;
      case "false" -> false;
      default -> throw Refused.field(PARAMETER, "must be true or false, but is " + value);
    };
  }

  private DryRun() {}
}
