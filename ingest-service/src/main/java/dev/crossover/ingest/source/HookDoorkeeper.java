package dev.crossover.ingest.source;

import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.request.Refused;
import dev.crossover.model.record.Scope;
import dev.crossover.wiring.Problem;
import dev.crossover.wiring.key.KeyRing;
import dev.crossover.wiring.key.KeySettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who signs instead of showing a secret: {@code /v1/hooks/KEY} with the headers of {@link
 * WebhookSignature}. Whoever signs with the secret of a key holds that key.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class HookDoorkeeper extends OncePerRequestFilter {

  static final String PATH = "/v1/hooks/";

  private final KeyRing keys;
  private final Rates rates;
  private final KeySettings settings;
  private final Body body;
  private final Clock clock;

  HookDoorkeeper(KeyRing keys, Rates rates, KeySettings settings, Body body, Clock clock) {
    this.keys = keys;
    this.rates = rates;
    this.settings = settings;
    this.body = body;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getServletPath().startsWith(PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = request.getServletPath().substring(PATH.length());
    Optional<WebhookSecret> secret = WebhookSecret.of(settings.adminSecret(), key);
    try {
      Optional<Caller> caller = keys.of(key).map(holder -> Caller.of(holder, request));
      if (secret.isEmpty()) {
        unsigned(response, "this service has no admin secret, so there are no webhook secrets");
      } else if (caller.isEmpty()) {
        unsigned(response, "the key of this path is not known, or has expired");
      } else {
        byte[] read = body.bytes(request);
        Optional<String> problem = signature(request).problem(secret.get(), read, clock.instant());
        if (problem.isPresent()) {
          unsigned(response, problem.get());
        } else if (!caller.get().scopes().contains(Scope.WRITE)) {
          Doorkeeper.forbid(response, caller.get(), Set.of(Scope.WRITE));
        } else {
          keys.shown(key);
          rates.admit(caller.get(), new SignedRequest(request, read), response, chain);
        }
      }
    } catch (Refused e) {
      Problem.write(
          response, e.reason().status(), e.reason().code(), String.valueOf(e.getMessage()));
    } catch (InvalidStateStoreException e) {
      Problem.starting(response);
    }
  }

  private static WebhookSignature signature(HttpServletRequest request) {
    return new WebhookSignature(
        request.getHeader("webhook-id"),
        request.getHeader("webhook-timestamp"),
        request.getHeader("webhook-signature"));
  }

  private static void unsigned(HttpServletResponse response, String why) throws IOException {
    response.setHeader("WWW-Authenticate", "Webhook realm=\"crossover\"");
    Problem.write(response, 401, "unauthorized", why);
  }
}
