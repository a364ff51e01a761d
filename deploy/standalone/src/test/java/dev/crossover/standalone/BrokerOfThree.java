package dev.crossover.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One of three brokers, each of which is one of three controllers too; a process of its own. */
final class BrokerOfThree {

  /** The same for all three. */
  private static final String CLUSTER = "Y3Jvc3NvdmVyLXRocmVlMQ";

  /**
   * Arguments: its number from 1, its folder, then port and controller's port of each of the three.
   */
  static void main(String[] args) throws Exception {
    int node = Integer.parseInt(args[0]);
    Path data = Path.of(args[1]);
    List<String> ports = List.of(args).subList(2, args.length);
    if (!Files.exists(data.resolve("meta.properties"))) {
      Files.createDirectories(data);
      new Formatter()
          .setPrintStream(System.out)
          .setNodeId(node)
          .setClusterId(CLUSTER)
          .setDirectories(List.of(data.toString()))
          .setMetadataLogDirectory(data.toString())
          .setControllerListenerName("CONTROLLER")
          .run();
    }
    // From the beginning: the start waits for a second broker, which may never come.
    Thread.ofPlatform().name("watch-test").start(BrokerOfThree::endWithTest);
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(settings(node, data, ports), false), Time.SYSTEM);
    server.startup();
    server.awaitShutdown();
  }

  /** The test holds the other end of standard input. */
  private static void endWithTest() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever written; with the end of it the test is gone.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().halt(0);
  }

  private static Map<String, Object> settings(int node, Path data, List<String> ports) {
    String voters =
        String.join(
            ",",
            IntStream.rangeClosed(1, 3)
                .mapToObj(n -> n + "@127.0.0.1:" + ports.get(2 * n - 1))
                .toList());
    Map<String, Object> s = new HashMap<>();
    s.put("process.roles", "broker,controller");
    s.put("node.id", node);
    s.put("log.dirs", data.toString());
    s.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s"
            .formatted(ports.get(2 * node - 2), ports.get(2 * node - 1)));
    s.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    s.put("controller.listener.names", "CONTROLLER");
    s.put("controller.quorum.voters", voters);
    s.put("auto.create.topics.enable", false);
    s.put("offsets.topic.num.partitions", 3);
    s.put("transaction.state.log.num.partitions", 3);
    s.put("group.initial.rebalance.delay.ms", 0);
    s.put("message.max.bytes", 8 * 1024 * 1024);
    s.put("log.segment.bytes", 64 * 1024 * 1024);
    s.put("log.cleaner.dedupe.buffer.size", 16L * 1024 * 1024);
    return s;
  }

  private BrokerOfThree() {}
}
