package dev.crossover.ingest.source;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Of which source a request is, whether or not it was let in.
 *
 * @param source its name
 * @param problem why its key is good for nothing; null where the key is good
 */
public record Sender(String source, @Nullable String problem) {

  private static final String ATTRIBUTE = "crossover.sender";

  /** The sender of a request; null where it showed no known key. */
  public static @Nullable Sender of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Sender sender ? sender : null;
  }

  void enter(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
