package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ports of one stack: the dashboard's, and the others in a row after it.
 *
 * @param dashboard page and query API
 */
public record Ports(int dashboard) {

  private static final int COUNT = 5;

  /** With what may run beside it. */
  private static final int ALL = 7;

  private static final int LAST = 65535 - ALL + 1;

  public Ports {
    if (dashboard < 1 || dashboard > LAST) {
      throw new IllegalArgumentException("--port must be between 1 and " + LAST);
    }
  }

  public int ingest() {
    return dashboard + 1;
  }

  public int analytics() {
    return dashboard + 2;
  }

  public int broker() {
    return dashboard + 3;
  }

  public int controller() {
    return dashboard + 4;
  }

  public int prometheus() {
    return dashboard + 5;
  }

  public int alertmanager() {
    return dashboard + 6;
  }

  /** Where a service listens. */
  int of(String role) {
    return switch (role) {
      case "ingest" -> ingest();
      case "analytics" -> analytics();
      case "dashboard" -> dashboard();
      default -> throw new IllegalArgumentException("there is no role " + role);
    };
  }

  /**
   * Those that something else listens on already.
   *
   * @param monitoring whether what may run beside it will
   */
  public List<Integer> taken(boolean monitoring) {
    return IntStream.range(dashboard, dashboard + (monitoring ? ALL : COUNT))
        .filter(p -> !free(p))
        .boxed()
        .toList();
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
