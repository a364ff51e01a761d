package dev.crossover.ingest.change;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Who asks for what is done now. */
public final class Actor {

  private static final String ATTRIBUTE = "crossover.actor";

  /** What the service does by itself, such as at its start. */
  private static final String ITSELF = "crossover";

  /** Says who makes a request: a user's address, or the name of a key after {@code key }. */
  public static void enter(HttpServletRequest request, String name) {
    request.setAttribute(ATTRIBUTE, name);
  }

  /** Who makes the request of this thread. */
  public static String current() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    Object name =
        request == null ? null : request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    return name == null ? ITSELF : name.toString();
  }

  private Actor() {}
}
