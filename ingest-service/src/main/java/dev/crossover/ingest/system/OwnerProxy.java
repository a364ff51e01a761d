package dev.crossover.ingest.system;

import dev.crossover.ingest.completion.Completions;
import dev.crossover.ingest.intake.Decided;
import dev.crossover.ingest.ledger.Ledgers;
import dev.crossover.ingest.ledger.OtherInstances;
import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.source.Caller;
import dev.crossover.wiring.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hands a request on to the instance that owns its source, with the key that it came with. It
 * stands behind all that may refuse a request, so that one which is refused goes nowhere.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class OwnerProxy extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(OwnerProxy.class);

  private static final long RETRY_SECONDS = 1;

  /** What is tried as a source. */
  private static final Set<String> TRIED = Set.of("/v1/check", "/v1/test-event");

  /** A sender must have its answer within 5 s. */
  private static final Duration MOVES_WITHIN = Duration.ofSeconds(2);

  private final Ledgers ledgers;
  private final Body body;
  private final OtherInstances others;

  OwnerProxy(Ledgers ledgers, Body body, OtherInstances others) {
    this.ledgers = ledgers;
    this.body = body;
    this.others = others;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String source = source(request);
    if (source == null || ledgers.owns(source)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<HostInfo> owner =
        OtherInstances.isHandedOn(request) ? Optional.empty() : ledgers.owner(source);
    if (owner.isEmpty()) {
      // Most likely it moves here.
      if (ledgers.awaitOwned(source, MOVES_WITHIN)) {
        chain.doFilter(request, response);
      } else {
        moving(response);
      }
      return;
    }
    try {
      handOn(request, body.whole(request, new byte[0]), owner.get(), response);
    } catch (Refused e) {
      Problem.write(
          response, e.reason().status(), e.reason().code(), String.valueOf(e.getMessage()));
    }
  }

  /** Whose ledger a request is about; null where it is about none, or about all. */
  private static @Nullable String source(HttpServletRequest request) {
    String path = request.getServletPath();
    boolean ofCaller =
        (path.startsWith("/xapi/") && !path.equals("/xapi/about"))
            || (path.startsWith("/caliper") && request.getMethod().equals("POST"))
            || path.equals("/v1/events")
            || path.startsWith("/v1/hooks/");
    if (ofCaller) {
      Caller caller = Caller.of(request);
      boolean all =
          caller.readsAll() && path.equals("/xapi/statements") && request.getMethod().equals("GET");
      return all ? null : caller.source();
    }
    String named = request.getParameter("source");
    if (path.equals("/v1/completions")) {
      return named == null ? Completions.SOURCE : named;
    }
    if (TRIED.contains(path)) {
      return named == null ? Caller.source(request) : named;
    }
    return path.startsWith("/v1/rejected") ? named : null;
  }

  private void handOn(
      HttpServletRequest request, byte[] content, HostInfo owner, HttpServletResponse response)
      throws IOException {
    try (ClientHttpResponse answer = others.ask(owner, request, content)) {
      response.setStatus(answer.getStatusCode().value());
      answer
          .getHeaders()
          .forEach((name, values) -> {
            if (!OtherInstances.isOfConnection(name)) {
              response.setHeader(name, values.getFirst());
            }
          });
      if (answer.getStatusCode().is2xxSuccessful()) {
        Decided.markElsewhere(request); // by the owner, whose net is as fine as ours
      }
      answer.getBody().transferTo(response.getOutputStream());
    } catch (IOException e) {
      log.warn("another instance cannot be reached: {}", e.getClass().getSimpleName());
      response.reset();
      moving(response);
    }
  }

  private static void moving(HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", String.valueOf(RETRY_SECONDS));
    Problem.write(
        response,
        503,
        "moving",
        "another instance is taking this source over; send the same again");
  }
}
