package dev.crossover.ingest;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the ingest service; see {@code ingest-service.yml}.
 *
 * @param maxBody largest body of a request, also after it is unpacked
 * @param maxBodyTime longest time that a body may take to arrive
 * @param maxEvents most events in a request
 * @param maxDepth deepest nesting of JSON
 * @param maxText longest text in JSON, in characters
 * @param maxInFlight memory that bodies may take at once; null: a quarter of the heap
 * @param repeatsWithin for how long after its first copy a statement without id and time is a
 *     repeat
 * @param rate most requests a second of one token; short bursts may be twice as many
 * @param reachedAt host and port at which other instances of the doors reach this one; empty: its
 *     own address
 * @param corsOrigins pages of which origins may talk to the xAPI door
 * @param holidays folder of files with holidays of one's own; empty for none
 * @param caliper of the Caliper door
 * @param owner who is made owner where there is none
 */
@ConfigurationProperties("crossover.ingest")
public record IngestSettings(
    DataSize maxBody,
    Duration maxBodyTime,
    int maxEvents,
    int maxDepth,
    int maxText,
    @Nullable DataSize maxInFlight,
    Duration repeatsWithin,
    int rate,
    String reachedAt,
    List<String> corsOrigins,
    String holidays,
    Caliper caliper,
    Owner owner) {

  public IngestSettings {
    corsOrigins = List.copyOf(corsOrigins);
  }

  /**
   * The first owner.
   *
   * @param mail address; empty: nobody
   * @param password of 12 letters or more
   */
  public record Owner(String mail, String password) {}

  /**
   * Settings of the Caliper door.
   *
   * @param jwks path or URL of the keys that signed bodies are checked with; empty refuses them
   */
  public record Caliper(String jwks) {}
}
