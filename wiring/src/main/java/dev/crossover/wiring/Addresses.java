package dev.crossover.wiring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the services are, so that one address is enough to know (a well-known URI, RFC 8615). An
 * address that no setting names is that of the request's host with the service's usual port.
 */
@RestController
class Addresses {

  private final Address dashboard;
  private final Address ingest;

  private record Address(String configured, int port) {

    String seenBy(HttpServletRequest request) {
      if (!configured.isEmpty()) {
        return configured.endsWith("/") ? configured : configured + "/";
      }
      return "%s://%s:%d/".formatted(request.getScheme(), request.getServerName(), port);
    }
  }

  Addresses(
      @Value("${crossover.addresses.dashboard}") String dashboard,
      @Value("${crossover.addresses.dashboard-port}") int dashboardPort,
      @Value("${crossover.addresses.ingest}") String ingest,
      @Value("${crossover.addresses.ingest-port}") int ingestPort) {
    this.dashboard = new Address(dashboard, dashboardPort);
    this.ingest = new Address(ingest, ingestPort);
  }

  @GetMapping("/.well-known/crossover")
  Map<String, String> addresses(HttpServletRequest request) {
    return Map.of("dashboard", dashboard.seenBy(request), "ingest", ingest.seenBy(request));
  }
}
