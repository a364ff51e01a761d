package dev.crossover.ingest.source;

import dev.crossover.model.record.Scope;
import dev.crossover.wiring.key.KeySettings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code /v1/hooks/KEY}, whose senders sign by {@link WebhookSignature}. Whoever signs with
 * the secret of a key holds that key.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class HookDoorkeeper extends SignedDoorkeeper {

  static final String PATH = "/v1/hooks/";

  private final KeySettings settings;
  private final Clock clock;

  HookDoorkeeper(Doors doors, KeySettings settings, Clock clock) {
    super(PATH, Scope.WRITE, "Webhook", doors);
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  protected Optional<String> closed() {
    return settings.adminSecret().isEmpty()
        ? Optional.of("this service has no admin secret, so there are no webhook secrets")
        : Optional.empty();
  }

  @Override
  protected Optional<String> problem(String key, HttpServletRequest request, byte[] body) {
    WebhookSignature signature =
        new WebhookSignature(
            request.getHeader("webhook-id"),
            request.getHeader("webhook-timestamp"),
            request.getHeader("webhook-signature"));
    return WebhookSecret.of(settings.adminSecret(), key)
        .map(secret -> signature.problem(secret, body, clock.instant()))
        .orElseGet(this::closed);
  }
}
