package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A question to one part of a process.
 *
 * @param name of the part
 * @param answers whether the answer is good; false if none comes within three seconds
 */
record Probe(String name, BooleanSupplier answers) {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Good is a reply of 200. */
  static Probe http(String name, URI url, Trust trust) {
    return new Probe(name, () -> answers(url, trust));
  }

  /** Good is a broker that knows its cluster. */
  static Probe kafka(String name, String bootstrap) {
    return new Probe(name, () -> new BrokerCheck(bootstrap, Map.of()).trouble().isEmpty());
  }

  private static boolean answers(URI url, Trust trust) {
    try {
      HttpURLConnection connection = trust.open(url.toURL());
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
