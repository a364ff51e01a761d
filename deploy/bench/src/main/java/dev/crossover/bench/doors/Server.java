package dev.crossover.bench.doors;

import dev.crossover.bench.doors.Connection.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that is measured, in a JVM of its own like the launcher's. */
final class Server implements AutoCloseable {

  private static final String ADMIN = "bench-admin-secret";
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(6);
  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final int port;

  private Server(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts the doors, and returns when they are ready. */
  static Server doors(String bootstrap, Path state, String... settings)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> all =
        new ArrayList<>(
            List.of(
                "--spring.kafka.bootstrap-servers=" + bootstrap,
                "--crossover.ingest.rate=1000000",
                "--crossover.keys.admin-secret=" + ADMIN,
                "--spring.kafka.streams.properties.state.dir=" + state));
    all.addAll(List.of(settings));
    Server server = start(Product.class, port, all);
    server.await("/actuator/health/readiness");
    return server;
  }

  /** Starts the bare endpoint. */
  static Server bare(String bootstrap) throws IOException, InterruptedException {
    Server server = start(BareDoor.class, freePort(), List.of("--bare.bootstrap=" + bootstrap));
    server.await("/");
    return server;
  }

  int port() {
    return port;
  }

  Target target() {
    return Target.bare(port);
  }

  /** A source with a key to post and to read. */
  Target source(String name) throws IOException {
    try (Connection admin = Target.doors(port, "admin", ADMIN).connect()) {
      Answer made = admin.post("/v1/keys?name=" + name + "&scope=write&scope=read", new byte[0]);
      JsonNode key = JSON.readTree(made.body());
      return Target.doors(port, key.get("key").asString(), key.get("secret").asString());
    }
  }

  private static Server start(Class<?> main, int port, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx640m",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "--server.port=" + port,
                "--server.tomcat.max-keep-alive-requests=-1"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("CROSSOVER_END_WITH_PARENT", "true");
    return new Server(builder.start(), port);
  }

  private void await(String path) throws InterruptedException {
    long deadline = System.nanoTime() + STARTS_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IllegalStateException("it has ended with " + process.exitValue());
      }
      try (Connection connection = target().connect()) {
        if (connection.get(path).status() != 503) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException("it is not ready after " + STARTS_WITHIN);
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it in order. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
