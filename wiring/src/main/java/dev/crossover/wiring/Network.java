package dev.crossover.wiring;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.stereotype.Component;

/**
 * Where this service listens, and who is behind a request. It refuses to listen beyond this machine
 * where everybody on the way could read passwords and names.
 */
@Component
public class Network {

  private static final Logger log = LoggerFactory.getLogger(Network.class);

  private final boolean loopback;
  private final boolean proxied;

  /**
   * As the settings have it.
   *
   * @throws StartRefused if it would listen where others can read on the way
   */
  public Network(
      ServerProperties server,
      @Value("${crossover.tls.certificate:}") String certificate,
      @Value("${crossover.insecure:false}") boolean insecure,
      @Value("${crossover.addresses.dashboard:}") String dashboard,
      @Value("${crossover.addresses.ingest:}") String ingest,
      @Value("${crossover.addresses.ingest-internal:}") String internal) {
    InetAddress address = server.getAddress();
    boolean forwards =
        server.getForwardHeadersStrategy() == ForwardHeadersStrategy.NATIVE
            || server.getForwardHeadersStrategy() == ForwardHeadersStrategy.FRAMEWORK;
    // Without an address a server listens on all of them.
    this.loopback = address != null && address.isLoopbackAddress();
    // Who has given out an address beyond this machine is reached by way of something else.
    this.proxied = forwards || beyond(dashboard) || beyond(ingest);
    boolean guarded = loopback || !certificate.isEmpty() || forwards;
    if (!guarded && !insecure) {
      throw new StartRefused(
          "it would listen on "
              + shown(address)
              + " without TLS: set CROSSOVER_TLS_CERTIFICATE and CROSSOVER_TLS_KEY; or"
              + " CROSSOVER_FORWARDED=native behind a proxy that ends TLS; or, where nobody else is"
              + " on the network, CROSSOVER_INSECURE=true (up --insecure)");
    }
    if (internal.startsWith("http:") && beyond(internal) && !insecure) {
      throw new StartRefused(
          "CROSSOVER_INGEST_INTERNAL_URL is http beyond this machine: a key and new passwords would"
              + " be read on the way; use https, or CROSSOVER_INSECURE=true");
    }
    if (!guarded) {
      log.warn("listens on {} without TLS, as it is told to", shown(address));
    }
  }

  private static String shown(@Nullable InetAddress address) {
    return address == null ? "all addresses" : address.getHostAddress();
  }

  private static boolean beyond(String address) {
    String host = address.isEmpty() ? null : URI.create(address).getHost();
    return host != null && !host.matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  }

  /** Whether only this machine can reach the service, by no proxy that is known. */
  public boolean onlyThisMachine() {
    return loopback && !proxied;
  }

  /** Whether a request comes from this machine itself, and not by way of a proxy on it. */
  public boolean fromThisMachine(HttpServletRequest request) {
    try {
      return !proxied
          && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
          && request.getHeader("X-Forwarded-For") == null
          && request.getHeader("Forwarded") == null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
