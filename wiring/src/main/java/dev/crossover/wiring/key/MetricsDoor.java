package dev.crossover.wiring.key;

import dev.crossover.model.record.Scope;
import dev.crossover.wiring.Network;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives metrics to this machine, and to who shows a key for them. */
public class MetricsDoor extends OncePerRequestFilter {

  /** Where metrics are. */
  public static final String PATH = "/actuator/prometheus";

  private final KeyRing keys;
  private final Network network;

  MetricsDoor(KeyRing keys, Network network) {
    this.keys = keys;
    this.network = network;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getServletPath().startsWith(PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (network.fromThisMachine(request) || byKey(request)) {
      chain.doFilter(request, response);
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"crossover\"");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private boolean byKey(HttpServletRequest request) {
    try {
      return keys.holder(request.getHeader(HttpHeaders.AUTHORIZATION))
          .filter(holder -> holder.scopes().contains(Scope.METRICS))
          .isPresent();
    } catch (InvalidStateStoreException e) {
      return false; // the next scrape finds them
    }
  }
}
