package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is made of.
 *
 * @param data where it keeps everything
 * @param ports where it listens
 * @param host address to listen on
 * @param foreignBootstrap {@code HOST:PORT} of a broker to use; null starts one
 * @param roles the services to run, of {@link #ROLES}
 * @param release what runs
 * @param environment settings for the services, over what this process has
 */
public record StackSettings(
    DataFolder data,
    Ports ports,
    String host,
    @Nullable String foreignBootstrap,
    List<String> roles,
    Release release,
    Map<String, String> environment) {

  private static final String ADMIN_SECRET = "CROSSOVER_ADMIN_SECRET";
  private static final String DASHBOARD_URL = "CROSSOVER_DASHBOARD_URL";
  private static final String CERTIFICATE = "CROSSOVER_TLS_CERTIFICATE";

  /** Folder of files that are named as variables and hold their values. */
  private static final String SECRETS = "CROSSOVER_SECRETS";

  /** Every service. */
  public static final List<String> ROLES = List.of("ingest", "analytics", "dashboard");

  public StackSettings {
    roles = List.copyOf(roles);
    environment = Map.copyOf(environment);
    if (roles.isEmpty() || !Set.copyOf(ROLES).containsAll(roles)) {
      throw new IllegalArgumentException(
          "--roles takes some of " + String.join(",", ROLES) + ", not " + roles);
    }
  }

  /** Everything on loopback. */
  public static StackSettings local(
      DataFolder data, Ports ports, Release release, Map<String, String> environment) {
    return new StackSettings(data, ports, "127.0.0.1", null, ROLES, release, environment);
  }

  /** {@code HOST:PORT} of the broker. */
  public String bootstrap() {
    return foreignBootstrap == null ? "127.0.0.1:" + ports.broker() : foreignBootstrap;
  }

  /**
   * Path of the file that the clients of another's Kafka take their settings from; empty for none.
   */
  String clientSettings() {
    return foreignBootstrap == null ? "" : absolute(set(ClientSettingsFile.VARIABLE));
  }

  /** What the services may take of this machine's memory. */
  MemoryLimit memory() {
    return MemoryLimit.of(set(MemoryLimit.VARIABLE));
  }

  /** How the services are reached from this machine. */
  Reach reach() {
    return Reach.of(ports, host, absolute(set(CERTIFICATE)));
  }

  /** Address of the dashboard as people open it, with a slash at its end. */
  String dashboardAddress() {
    String given = set(DASHBOARD_URL);
    String address = given.isEmpty() ? reach().of("dashboard").toString() : given;
    return address.endsWith("/") ? address : address + "/";
  }

  /** What a variable is set to: here, in the environment or in a file; empty for nothing. */
  private String set(String variable) {
    String given =
        environment.getOrDefault(variable, Objects.requireNonNullElse(System.getenv(variable), ""));
    if (!given.isBlank() || variable.equals(SECRETS) || set(SECRETS).isEmpty()) {
      return given.strip();
    }
    Path file = Path.of(set(SECRETS), variable);
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String absolute(String path) {
    return path.isEmpty() ? "" : Path.of(path).toAbsolutePath().toString();
  }

  /** What the services are told, over what this process finds in its own environment. */
  Map<String, String> servicesEnvironment() {
    Map<String, String> all = new HashMap<>(environment);
    if (foreignBootstrap == null) {
      // What is set for another Kafka does not hold for the one broker that is started here.
      all.put(ClientSettingsFile.VARIABLE, "");
      all.put("CROSSOVER_REPLICAS", "1");
      all.put("CROSSOVER_TOPICS_CREATE", "true");
    }
    all.put("CROSSOVER_KAFKA", bootstrap());
    all.put("CROSSOVER_HOST", host);
    all.put("CROSSOVER_STATE", data.state().toString());
    String given = set(ADMIN_SECRET);
    if (!given.isEmpty()) {
      data.adminSecret(given);
    }
    all.put(ADMIN_SECRET, data.adminSecret());
    all.put("CROSSOVER_INGEST_PORT", String.valueOf(ports.ingest()));
    all.put("CROSSOVER_ANALYTICS_PORT", String.valueOf(ports.analytics()));
    all.put("CROSSOVER_DASHBOARD_PORT", String.valueOf(ports.dashboard()));
    return all;
  }
}
