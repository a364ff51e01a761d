package dev.crossover.standalone.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoters;

/**
 * One broker that is its own controller. Data stays in the folder; a second start finds it again.
 * Arguments: data folder, host, port, controller port.
 */
public final class BrokerMain {

  private static final int NODE = 1;

  /** Runs until the process is ended. */
  static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]);
    String host = args[1];
    int port = Integer.parseInt(args[2]);
    int controllerPort = Integer.parseInt(args[3]);
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(data, controllerPort);
    }
    KafkaRaftServer server =
        new KafkaRaftServer(
            new KafkaConfig(settings(data, host, port, controllerPort), false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
    Thread.ofPlatform().daemon().name("watch-parent").start(BrokerMain::endWithParent);
    server.startup();
    server.awaitShutdown();
  }

  /** The launcher holds the other end of standard input; where it ends, the launcher is gone. */
  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever written; only the end matters.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().exit(0);
  }

  private static void format(Path data, int controllerPort) throws Exception {
    Files.createDirectories(data);
    new Formatter()
        .setPrintStream(System.out)
        .setNodeId(NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(data.toString()))
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName("CONTROLLER")
        .setInitialControllers(
            DynamicVoters.parse(
                "%d@127.0.0.1:%d:%s".formatted(NODE, controllerPort, Uuid.randomUuid())))
        .setHasDynamicQuorum(true)
        .run();
  }

  private static Map<String, Object> settings(
      Path data, String host, int port, int controllerPort) {
    Map<String, Object> s = new HashMap<>();
    s.put("process.roles", "broker,controller");
    s.put("node.id", NODE);
    s.put("log.dirs", data.toString());
    s.put(
        "listeners",
        "PLAINTEXT://" + host + ":" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    s.put("advertised.listeners", "PLAINTEXT://" + host + ":" + port);
    s.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    s.put("controller.listener.names", "CONTROLLER");
    s.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
    s.put("auto.create.topics.enable", false);
    s.put("offsets.topic.replication.factor", (short) 1);
    s.put("offsets.topic.num.partitions", 8);
    s.put("transaction.state.log.replication.factor", (short) 1);
    s.put("transaction.state.log.num.partitions", 8);
    s.put("transaction.state.log.min.isr", 1);
    s.put("share.coordinator.state.topic.replication.factor", (short) 1);
    s.put("share.coordinator.state.topic.num.partitions", 1);
    s.put("share.coordinator.state.topic.min.isr", (short) 1);
    s.put("group.initial.rebalance.delay.ms", 0);
    s.put("message.max.bytes", 8 * 1024 * 1024);
    // Segments are preallocated sparsely; smaller ones let compaction reach small tables.
    s.put("log.segment.bytes", 64 * 1024 * 1024);
    s.put("log.cleaner.dedupe.buffer.size", 16L * 1024 * 1024);
    // Each wakes some times a second, whether or not there is something to do.
    s.put("num.network.threads", 1);
    s.put("num.io.threads", 4);
    s.put("group.coordinator.threads", 1);
    // The controller's entries that say nothing, twice a second, show others that it lives; it has
    // no others here.
    s.put("metadata.max.idle.interval.ms", 0);
    return s;
  }

  private BrokerMain() {}
}
