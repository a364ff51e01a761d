package dev.crossover.standalone.launcher;

import java.util.List;
import java.util.Map;
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
}
