package dev.crossover.wiring;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Serves TLS where there is a certificate. Files that change are read again, so a certificate is
 * renewed without a restart.
 */
class TlsProperties implements EnvironmentPostProcessor {

  /** Name of the bundle with the service's own certificate. */
  static final String BUNDLE = "crossover";

  private static final String PEM = "spring.ssl.bundle.pem." + BUNDLE + ".";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String certificate = environment.getProperty("crossover.tls.certificate", "");
    if (certificate.isEmpty()) {
      return;
    }
    String key = environment.getProperty("crossover.tls.key", "");
    if (key.isEmpty()) {
      throw new StartRefused("CROSSOVER_TLS_CERTIFICATE is set, but CROSSOVER_TLS_KEY is not");
    }
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "tls",
                Map.of(
                    "server.ssl.bundle",
                    BUNDLE,
                    PEM + "keystore.certificate",
                    "file:" + certificate,
                    PEM + "keystore.private-key",
                    "file:" + key,
                    PEM + "truststore.certificate",
                    "file:" + certificate,
                    PEM + "reload-on-update",
                    "true")));
  }
}
