package dev.crossover.ingest.intake;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Tells of a request whether {@link EventIntake} decided about what it brought. */
public final class Decided {

  private static final String MARK = "crossover.decided";

  /** Marks a request that another instance decided about. */
  public static void mark(HttpServletRequest request) {
    request.setAttribute(MARK, true);
  }

  /** Marks the request that this thread works on. */
  static void mark() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(MARK, true, SCOPE_REQUEST);
    }
  }

  /** Whether its events were taken, as new ones or as repeats. */
  public static boolean about(HttpServletRequest request) {
    return request.getAttribute(MARK) != null;
  }

  private Decided() {}
}
