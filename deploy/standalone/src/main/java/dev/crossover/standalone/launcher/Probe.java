package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * A question to one part of a process.
 *
 * @param name of the part
 * @param answers whether the answer is good; false if none comes within three seconds
 */
record Probe(String name, BooleanSupplier answers) {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Good is a reply of 200. */
  static Probe http(String name, String url) {
    return new Probe(name, () -> answers(URI.create(url)));
  }

  /** Good is a broker that knows its cluster. */
  static Probe kafka(String name, String bootstrap) {
    return kafka(name, bootstrap, Map.of());
  }

  /** The same with more settings of the client that asks. */
  static Probe kafka(String name, String bootstrap, Map<String, Object> more) {
    return new Probe(name, () -> brokerAnswers(bootstrap, more));
  }

  /** This, and where it has no good answer, the other: one that is slower to ask. */
  Probe or(Probe other) {
    return new Probe(name, () -> answers.getAsBoolean() || other.answers.getAsBoolean());
  }

  private static boolean answers(URI url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
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

  private static boolean brokerAnswers(String bootstrap, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.putAll(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis()));
    try (Admin admin = Admin.create(settings)) {
      return !admin
          .describeCluster()
          .nodes()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
