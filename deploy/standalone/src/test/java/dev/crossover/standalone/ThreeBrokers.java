package dev.crossover.standalone;

import static org.awaitility.Awaitility.await;

import dev.crossover.model.Topics;
import dev.crossover.standalone.launcher.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/** A cluster of three brokers, which can be killed and started again. */
final class ThreeBrokers implements AutoCloseable {

  private static final int COUNT = 3;

  private final Path folder;
  private final List<Ports> ports = new ArrayList<>();
  private final Map<Integer, Process> running = new HashMap<>();

  /**
   * Starts them.
   *
   * @param beside ports that something else will take
   */
  ThreeBrokers(Path folder, Ports beside) throws IOException {
    this.folder = folder;
    for (int port = beside.dashboard() + 10; ports.size() < COUNT; port += 10) {
      Ports candidate = new Ports(port);
      if (candidate.taken(true).isEmpty()) {
        ports.add(candidate);
      }
    }
    Files.createDirectories(folder);
    try {
      nodes().forEach(this::start);
      awaitAll();
    } catch (RuntimeException | Error e) {
      close(); // or they would outlive the test that never had them
      throw e;
    }
  }

  String bootstrap() {
    return String.join(",", ports.stream().map(p -> "127.0.0.1:" + p.broker()).toList());
  }

  /** Number of the broker that leads the first partition of the learner log. */
  int leader() {
    try (Admin admin = admin()) {
      String log = Topics.LEARNER_LOG.name();
      return admin
          .describeTopics(List.of(log))
          .allTopicNames()
          .get()
          .get(log)
          .partitions()
          .getFirst()
          .leader()
          .id();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another broker that runs. */
  int anotherThan(int node) {
    return nodes().filter(n -> n != node && running.get(n).isAlive()).findFirst().orElseThrow();
  }

  void kill(int node) {
    running.get(node).destroyForcibly().onExit().join();
  }

  void start(int node) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx320m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                BrokerOfThree.class.getName(),
                String.valueOf(node),
                folder.resolve("broker-" + node).toString()));
    ports.forEach(
        p -> command.addAll(List.of(String.valueOf(p.broker()), String.valueOf(p.controller()))));
    try {
      running.put(
          node,
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(
                      folder.resolve("broker-" + node + ".log").toFile()))
              .start());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns when all three know each other. */
  void awaitAll() {
    try (Admin admin = admin()) {
      await()
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .until(() -> admin.describeCluster().nodes().get().size() == COUNT);
    }
  }

  private static Stream<Integer> nodes() {
    return IntStream.rangeClosed(1, COUNT).boxed();
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap(),
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000));
  }

  @Override
  public void close() {
    running.values().forEach(p -> p.destroyForcibly().onExit().join());
  }
}
