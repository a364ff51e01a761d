package dev.crossover.ingest.system;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the ingest service; see {@code application.yml}.
 *
 * @param adminSecret secret of the administrator's token; empty closes the administration
 * @param maxBody largest body of a request
 */
@ConfigurationProperties("crossover.ingest")
public record IngestSettings(String adminSecret, DataSize maxBody) {}
