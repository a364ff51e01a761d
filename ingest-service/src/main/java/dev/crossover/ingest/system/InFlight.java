package dev.crossover.ingest.system;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.wiring.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the requests that are worked on at once, and with them the memory of their bodies: while
 * Kafka is slow they would pile up. Further requests get 503 with Retry-After. It stands just
 * behind what measures requests, so that these are measured, too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class InFlight extends OncePerRequestFilter {

  private final Semaphore places;

  InFlight(IngestSettings settings) {
    this.places = new Semaphore(settings.maxRequests());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!places.tryAcquire()) {
      response.setHeader("Retry-After", "1");
      Problem.write(response, 503, "busy", "too many requests at once; send the same again");
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }
}
