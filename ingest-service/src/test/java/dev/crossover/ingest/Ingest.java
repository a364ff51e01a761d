package dev.crossover.ingest;

import static org.awaitility.Awaitility.await;

import dev.crossover.ingest.ledger.Ledgers;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.wiring.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.util.TestSocketUtils;
import tools.jackson.databind.JsonNode;

/** The ingest service on a real broker, in one instance or several. */
final class Ingest implements AutoCloseable {

  private static final String GROUP = "crossover-ingest";

  private final EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
  private final List<ServletWebServerApplicationContext> instances = new ArrayList<>();
  private final Path state;

  /**
   * Starts a broker and one instance.
   *
   * @param state folder for state
   * @param settings of the instance, such as {@code --crossover.ingest.rate=5}
   */
  Ingest(Path state, String... settings) {
    this.state = state;
    broker.brokerProperties(
        Map.of(
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1"));
    broker.afterPropertiesSet();
    another(settings);
  }

  /** Starts one more instance and returns its port. */
  int another(String... settings) {
    Stream<String> usual =
        Stream.of(
            "--server.port=" + TestSocketUtils.findAvailableTcpPort(),
            "--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
            "--spring.kafka.streams.properties.state.dir="
                + state.resolve("instance-" + instances.size()),
            "--spring.kafka.streams.properties.commit.interval.ms=50",
            "--crossover.keys.admin-secret=admin-secret",
            "--crossover.topics.partitions=2");
    String[] all =
        Stream.concat(
                usual.filter(setting -> Stream.of(settings).noneMatch(own -> same(own, setting))),
                Stream.of(settings))
            .toArray(String[]::new);
    ServletWebServerApplicationContext instance =
        (ServletWebServerApplicationContext) IngestApplication.builder().run(all);
    instances.add(instance);
    shared();
    return instance.getWebServer().getPort();
  }

  /** Waits until the instances have shared the sources among them. */
  private void shared() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
      await()
          .until(() -> {
            ConsumerGroupDescription group =
                admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP);
            long owned =
                instances.stream().mapToLong(i -> i.getBean(Ledgers.class).here().size()).sum();
            return group.groupState() == GroupState.STABLE
                && group.members().size() == instances.size()
                && owned == instances.getFirst().getBean(Ledgers.class).number();
          });
    }
  }

  /** Whether both set the same thing; Spring would join the two values. */
  private static boolean same(String own, String usual) {
    return own.startsWith(usual.substring(0, usual.indexOf('=') + 1));
  }

  int port() {
    return instances.getFirst().getWebServer().getPort();
  }

  Posting admin() {
    return new Posting(port(), "admin", "admin-secret");
  }

  /** A sender with a new token. */
  Posting sender(String name, String... scopes) {
    StringBuilder path = new StringBuilder("/v1/keys?name=" + name);
    for (String scope : scopes) {
      path.append("&scope=").append(scope);
    }
    JsonNode token = Json.MAPPER.readTree(admin().post(path.toString(), "text/plain", "").body());
    return new Posting(port(), token.get("key").asString(), token.get("secret").asString());
  }

  /** Ends one that is not the first. */
  void end(int index) {
    instances.remove(index).close();
    shared();
  }

  /** What stands on a topic, with all that follows from what was answered. */
  List<ConsumerRecord<String, String>> records(String topic) {
    derived();
    return Records.all(broker.getBrokersAsString(), topic);
  }

  /** Records of a topic that readers of the product see. */
  List<ConsumerRecord<String, String>> committed(String topic) {
    derived();
    return Records.committed(broker.getBrokersAsString(), topic);
  }

  /** Waits until all requests have been read from the log, and what follows has been published. */
  private void derived() {
    Map<TopicPartition, Long> ends = ends(Topics.REQUESTS);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
      await()
          .until(
              () -> admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get(),
              done ->
                  ends.entrySet().stream()
                      .filter(end -> end.getValue() > 0)
                      .allMatch(end ->
                          done.get(end.getKey()) != null
                              && done.get(end.getKey()).offset() >= end.getValue()));
    }
  }

  /** Writes a record as something else than a service would. */
  void write(ProducerRecord<byte[], byte[]> record) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.getBrokersAsString()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The events on the learner log. */
  List<LearningEvent> events() {
    derived();
    return Records.events(broker.getBrokersAsString());
  }

  /** Creates a topic, as somebody outside might. */
  void create(Topic topic) {
    withAdmin(admin -> admin.createTopics(List.of(new NewTopic(topic.name(), 1, (short) 1))).all());
  }

  /** Deletes a topic, as somebody outside might. */
  void delete(Topic topic) {
    withAdmin(admin -> admin.deleteTopics(List.of(topic.name())).all());
  }

  private void withAdmin(Function<Admin, KafkaFuture<Void>> change) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
      change.apply(admin).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Offsets after the last record of a topic, by partition. */
  Map<TopicPartition, Long> ends(Topic topic) {
    return Records.ends(broker.getBrokersAsString(), topic.name());
  }

  @Override
  public void close() {
    instances.forEach(ServletWebServerApplicationContext::close);
    broker.destroy();
  }
}
