package dev.crossover.ingest.source;

import jakarta.servlet.http.HttpServletRequest;

/** Who posts this request; set by {@link Doorkeeper} before any door sees it. */
public final class Caller {

  static final String ATTRIBUTE = "crossover.source";

  /** Name of the source. */
  public static String source(HttpServletRequest request) {
    Object source = request.getAttribute(ATTRIBUTE);
    if (source == null) {
      throw new IllegalStateException("a door was reached without a token");
    }
    return (String) source;
  }

  private Caller() {}
}
