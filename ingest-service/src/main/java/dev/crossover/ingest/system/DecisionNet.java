package dev.crossover.ingest.system;

import dev.crossover.ingest.intake.Decided;
import dev.crossover.wiring.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A net below the doors of events. A sender deletes its copy on a 2xx, so there is none unless the
 * intake decided about the request; whatever mistake would make one becomes a 500, after which
 * senders keep what they have.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class DecisionNet extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(DecisionNet.class);
  private static final List<String> DOORS = List.of("/xapi/statements", "/caliper", "/v1/events");
  private static final List<String> DOORS_BY_KEY = List.of("/caliper/", "/v1/hooks/");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    boolean brings = request.getMethod().equals("POST") || request.getMethod().equals("PUT");
    String path = request.getServletPath();
    return !brings || !(DOORS.contains(path) || DOORS_BY_KEY.stream().anyMatch(path::startsWith));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, held);
    boolean success = held.getStatus() / 100 == 2;
    if (!success || Decided.about(request, held)) {
      held.copyBodyToResponse();
      return;
    }
    log.error("a {} to a door of events was not decided about: 500", request.getMethod());
    Problem.write(response, 500, "undecided", "a mistake on our side; send the same again");
  }
}
