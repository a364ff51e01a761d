package dev.crossover.wiring;

import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/** How one service of the product reaches another. */
@Component
public class OwnService {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SslBundles bundles;
  private final boolean named;
  private final boolean tls;
  private final String ingest;

  OwnService(
      SslBundles bundles,
      @Value("${crossover.addresses.ingest-internal}") String ingest,
      @Value("${crossover.addresses.ingest-port}") int port,
      @Value("${server.address}") String listens,
      @Value("${crossover.tls.certificate}") String certificate)
      throws UnknownHostException {
    this.bundles = bundles;
    this.named = !ingest.isEmpty();
    this.tls = !certificate.isEmpty();
    InetAddress address = listens.isEmpty() ? null : InetAddress.getByName(listens);
    String host = address == null || address.isAnyLocalAddress() ? "127.0.0.1" : listens;
    host = host.contains(":") ? "[" + host + "]" : host;
    this.ingest =
        named
            ? (ingest.endsWith("/") ? ingest : ingest + "/")
            : scheme() + "://" + host + ":" + port + "/";
  }

  /** Address of the ingest service; without a setting it runs on this machine. */
  public String ingest() {
    return ingest;
  }

  /**
   * Makes requests to it. On this machine it has the certificate that this service has, whose name
   * is another than the machine's own.
   */
  public ClientHttpRequestFactory requests() {
    return requests(PATIENCE);
  }

  /**
   * The same for what may take longer.
   *
   * @param patience with each read
   */
  public ClientHttpRequestFactory requests(Duration patience) {
    return requests(patience, !named);
  }

  /** Makes requests to other instances of this service, which have the same certificate. */
  public ClientHttpRequestFactory peers() {
    return requests(PATIENCE, true);
  }

  /** How services are reached. */
  public String scheme() {
    return tls ? "https" : "http";
  }

  private ClientHttpRequestFactory requests(Duration patience, boolean sameCertificate) {
    SimpleClientHttpRequestFactory factory =
        new SimpleClientHttpRequestFactory() {
          @Override
          protected void prepareConnection(HttpURLConnection connection, String method)
              throws java.io.IOException {
            super.prepareConnection(connection, method);
            if (sameCertificate && tls && connection instanceof HttpsURLConnection own) {
              own.setSSLSocketFactory(
                  bundles.getBundle(TlsProperties.BUNDLE).createSslContext().getSocketFactory());
              own.setHostnameVerifier((_, _) -> true);
            }
          }
        };
    factory.setConnectTimeout(PATIENCE);
    factory.setReadTimeout(patience);
    return factory;
  }
}
