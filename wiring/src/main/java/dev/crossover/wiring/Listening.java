package dev.crossover.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Refuses to listen beyond this machine where everybody on the way could read passwords and names.
 */
@Component
class Listening {

  private static final Logger log = LoggerFactory.getLogger(Listening.class);

  Listening(
      @Value("${server.address:127.0.0.1}") String address,
      @Value("${crossover.tls.certificate:}") String certificate,
      @Value("${server.forward-headers-strategy:none}") String forwarded,
      @Value("${crossover.insecure:false}") boolean insecure)
      throws UnknownHostException {
    boolean guarded =
        InetAddress.getByName(address).isLoopbackAddress()
            || !certificate.isEmpty()
            || !forwarded.equals("none");
    if (!guarded && !insecure) {
      throw new StartRefused(
          "it would listen on "
              + address
              + " without TLS: set CROSSOVER_TLS_CERTIFICATE and CROSSOVER_TLS_KEY; or"
              + " CROSSOVER_FORWARDED=native behind a proxy that ends TLS; or, where nobody else is"
              + " on the network, CROSSOVER_INSECURE=true (up --insecure)");
    }
    if (!guarded) {
      log.warn("listens on {} without TLS, as it is told to", address);
    }
  }
}
