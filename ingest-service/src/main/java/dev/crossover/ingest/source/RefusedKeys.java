package dev.crossover.ingest.source;

import dev.crossover.ingest.intake.IntakeCounts;
import dev.crossover.wiring.key.RefusedKey;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/**
 * What is tried with a wrong, expired or revoked key counts under its name, so that whoever looks
 * after the source sees that it knocks.
 */
@Component
class RefusedKeys {

  private final IntakeCounts counts;

  RefusedKeys(IntakeCounts counts) {
    this.counts = counts;
  }

  void count(RefusedKey key, HttpServletRequest request) {
    new Sender(key.name(), key.why()).enter(request);
    counts.unauthorized(key.name());
  }
}
