package dev.crossover.ingest.source;

import dev.crossover.model.record.Scope;
import dev.crossover.wiring.Problem;
import dev.crossover.wiring.key.KeyRing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who shows a key that is good for what is asked; see {@link ScopeRules}. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
public class Doorkeeper extends OncePerRequestFilter {

  private final KeyRing keys;
  private final Rates rates;
  private final RefusedKeys refused;

  Doorkeeper(KeyRing keys, Rates rates, RefusedKeys refused) {
    this.keys = keys;
    this.rates = rates;
    this.refused = refused;
  }

  /**
   * Whatever is not named here needs a key; paths are compared as Spring will match them. {@link
   * SignedDoorkeeper} keeps the doors of those who sign, and metrics have their own.
   */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals("/xapi/about")
        || path.equals("/openapi.yaml")
        || path.equals("/error")
        || path.startsWith("/.well-known/")
        || path.startsWith("/schemas/")
        || SignedDoorkeeper.keeps(path)
        || path.startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller = admitted(request, response);
    if (caller.isPresent()) {
      rates.admit(caller.get(), request, response, chain);
    }
  }

  /** Whether a request may come in by its key; if not, it has been answered. */
  public boolean admits(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return admitted(request, response).isPresent();
  }

  private Optional<Caller> admitted(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Optional<Caller> caller =
          keys.holder(request.getHeader("Authorization")).map(holder -> Caller.of(holder, request));
      Set<Scope> enough = ScopeRules.of(request.getMethod(), request.getServletPath());
      if (caller.isEmpty()) {
        keys.refused(request.getHeader("Authorization"))
            .ifPresent(key -> refused.count(key, request));
        response.setHeader("WWW-Authenticate", "Basic realm=\"crossover\"");
        Problem.write(
            response,
            401,
            "unauthorized",
            "send Authorization: Basic with a key from ./crossover key create NAME that has not expired");
      } else if (Collections.disjoint(caller.get().scopes(), enough)) {
        forbid(request, response, caller.get(), enough);
      } else {
        return caller;
      }
    } catch (InvalidStateStoreException e) {
      Problem.starting(response);
    }
    return Optional.empty();
  }

  static void forbid(
      HttpServletRequest request, HttpServletResponse response, Caller caller, Set<Scope> enough)
      throws IOException {
    new Sender(caller.source(), null).enter(request);
    Problem.write(
        response,
        403,
        "forbidden",
        "this key may only %s; this needs %s"
            .formatted(
                caller.codes(),
                String.join(" or ", enough.stream().map(Scope::code).sorted().toList())));
  }
}
