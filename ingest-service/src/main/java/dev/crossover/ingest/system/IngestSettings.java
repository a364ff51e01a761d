package dev.crossover.ingest.system;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the ingest service; see {@code application.yml}.
 *
 * @param adminSecret secret of the administrator's token; empty closes the administration
 * @param maxBody largest body of a request
 * @param caliper of the Caliper door
 */
@ConfigurationProperties("crossover.ingest")
public record IngestSettings(String adminSecret, DataSize maxBody, Caliper caliper) {

  /**
   * Settings of the Caliper door.
   *
   * @param jwks path or URL of the keys that signed bodies are checked with; empty refuses them
   */
  public record Caliper(String jwks) {}
}
