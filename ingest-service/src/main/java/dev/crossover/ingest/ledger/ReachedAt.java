package dev.crossover.ingest.ledger;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.wiring.StartRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where other instances of the doors reach this one. */
@Component
class ReachedAt {

  private final HostInfo host;

  /**
   * Takes the setting, or the address that the service listens on.
   *
   * @throws StartRefused if the setting is no host and port
   */
  ReachedAt(
      IngestSettings settings,
      @Value("${server.address}") String listens,
      @Value("${server.port}") int port)
      throws UnknownHostException {
    String set = settings.reachedAt();
    HostInfo found = set.isEmpty() ? null : HostInfo.buildFromEndpoint(set);
    if (found == null && !set.isEmpty()) {
      throw new StartRefused(
          "CROSSOVER_INGEST_REACHED_AT takes HOST:PORT, not \"%s\"".formatted(set));
    }
    this.host = found == null ? new HostInfo(own(listens), port) : found;
  }

  HostInfo host() {
    return host;
  }

  private static String own(String listens) throws UnknownHostException {
    InetAddress address = listens.isEmpty() ? null : InetAddress.getByName(listens);
    return address == null || address.isAnyLocalAddress()
        ? InetAddress.getLocalHost().getHostAddress()
        : listens;
  }
}
