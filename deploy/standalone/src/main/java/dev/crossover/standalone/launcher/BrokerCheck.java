package dev.crossover.standalone.launcher;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/**
 * A question to the brokers, asked as a service would ask it.
 *
 * @param bootstrap {@code HOST:PORT}, more of them with commas between
 * @param settings of the client that asks, such as its login
 */
record BrokerCheck(String bootstrap, Map<String, Object> settings) {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** A name that stands there itself, and no reference to a file. */
  private static final Pattern USER = Pattern.compile("username\\s*=\\s*\"?([^\"\\s;$]+)");

  BrokerCheck {
    settings = Map.copyOf(settings);
  }

  /** Why they do not answer as they should, in one sentence; nothing if they do. */
  Optional<String> trouble() {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    try (Admin admin = Admin.create(all)) {
      return admin
              .describeCluster()
              .nodes()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .isEmpty()
          ? Optional.of(noAnswer())
          : Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(sentence(e.getCause() == null ? e : e.getCause()));
    } catch (TimeoutException e) {
      return Optional.of(noAnswer());
    } catch (KafkaException e) {
      return Optional.of("no client for Kafka can be made of its settings: " + deepest(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(noAnswer());
    }
  }

  private String sentence(Throwable failure) {
    return switch (failure) {
      case SslAuthenticationException tls ->
          "TLS with the broker at %s failed: %s".formatted(bootstrap, deepest(tls));
      case AuthenticationException login ->
          "the broker at %s refused the login%s: %s".formatted(bootstrap, user(), deepest(login));
      default -> noAnswer();
    };
  }

  private String noAnswer() {
    return "no broker answers at " + bootstrap;
  }

  /** Whose login; empty where the settings do not say it themselves. */
  private String user() {
    Matcher user = USER.matcher(String.valueOf(settings.get(SaslConfigs.SASL_JAAS_CONFIG)));
    return user.find() ? " of " + user.group(1) : "";
  }

  private static String deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
  }
}
