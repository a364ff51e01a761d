package dev.crossover.ingest.caliper;

import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.Utf8;
import dev.crossover.ingest.source.SignedDoorkeeper;
import dev.crossover.model.record.Scope;
import dev.crossover.wiring.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code /caliper/KEY}, for senders such as Canvas that sign their bodies and have no field
 * for a secret. The signature says that the sender wrote it, and the address as which source. That
 * the address is enough is a scope of its own: no other key is opened by it, for whoever has bodies
 * signed by the same party could post as its source.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class CaliperDoorkeeper extends SignedDoorkeeper {

  private final SignedBody signed;

  CaliperDoorkeeper(Doors doors, SignedBody signed) {
    super("/caliper/", Scope.SIGNED, "Signature", doors);
    this.signed = signed;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      super.doFilterInternal(request, response, chain);
    } catch (KeysAway e) {
      response.setHeader("Retry-After", String.valueOf(KeysAway.RETRY_SECONDS));
      Problem.write(response, 503, "unavailable", String.valueOf(e.getMessage()));
    }
  }

  @Override
  protected Optional<String> closed() {
    return signed.isOpen() ? Optional.empty() : Optional.of(SignedBody.NO_KEYS);
  }

  @Override
  protected Optional<String> problem(String key, HttpServletRequest request, byte[] body) {
    String text = Utf8.text(body);
    try {
      signed.payload(text);
      return Optional.empty();
    } catch (Refused e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
