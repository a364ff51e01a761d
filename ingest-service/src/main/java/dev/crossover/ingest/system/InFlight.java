package dev.crossover.ingest.system;

import dev.crossover.ingest.request.MemoryBudget;
import dev.crossover.ingest.request.MemoryBudget.Busy;
import dev.crossover.wiring.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives back what a request held of the {@link MemoryBudget}, however it ends. It stands just
 * behind what measures requests, so that those are measured, too, for which there is no room.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class InFlight extends OncePerRequestFilter {

  private final MemoryBudget budget;

  InFlight(MemoryBudget budget) {
    this.budget = budget;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (var _ = budget.begin(request)) {
      chain.doFilter(request, response);
    } catch (Busy e) {
      response.setHeader("Retry-After", "1");
      Problem.write(response, 503, "busy", String.valueOf(e.getMessage()));
    }
  }
}
