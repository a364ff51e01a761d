package dev.crossover.ingest.intake;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What {@link EventIntake} decided about what a request brought. A reply of every door says it in
 * two headers, since xAPI and Caliper have no place for it.
 */
public final class Decided {

  /** Header with the number of new events. */
  public static final String ACCEPTED = "X-Crossover-Accepted";

  /** Header with the number of events that were here before. */
  public static final String DUPLICATE = "X-Crossover-Duplicate";

  private static final String MARK = "crossover.decided";
  private static final String ELSEWHERE = "another instance";

  /** Marks a request that another instance decided about, whose reply has the headers. */
  public static void markElsewhere(HttpServletRequest request) {
    request.setAttribute(MARK, ELSEWHERE);
  }

  /** Marks the request that this thread works on. */
  static void mark(EventIntake.Taken taken) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(MARK, taken, SCOPE_REQUEST);
    }
  }

  /** Whether its events were taken, as new ones or as repeats; then the reply says so. */
  public static boolean about(HttpServletRequest request, HttpServletResponse response) {
    Object mark = request.getAttribute(MARK);
    if (mark instanceof EventIntake.Taken(int accepted, int duplicates)) {
      response.setIntHeader(ACCEPTED, accepted);
      response.setIntHeader(DUPLICATE, duplicates);
    }
    return mark != null;
  }

  private Decided() {}
}
