package dev.crossover.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.wiring.PatientClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A global table is read whole, by the consumer that restores it and the one that goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ITGlobalTable {

  private static final String TOPIC = "table";
  private static final int PARTITIONS = 6;

  /** Less than a broker holds the request of a table that is idle. */
  private static final Duration SOON = Duration.ofSeconds(3);

  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

  private final EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS, TOPIC);
  private final List<String> restored = keys("restored");
  private final List<String> next = keys("next");
  private KafkaProducer<String, String> producer;

  @TempDir private Path state;

  @BeforeAll
  void fill() {
    broker.afterPropertiesSet();
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString()),
            new StringSerializer(),
            new StringSerializer());
    restored.forEach(this::write);
  }

  @AfterAll
  void end() {
    producer.close();
    broker.destroy();
  }

  @Test
  void whatComesIsReadOnceItIsRestoredAndWhileItIsIdle() {
    try (KafkaStreams streams = start("reads")) {
      ReadOnlyKeyValueStore<String, String> table = table(streams);
      assertThat(restored).allMatch(key -> table.get(key) != null);
      next.forEach(this::write);
      await().atMost(SOON).until(() -> next.stream().allMatch(key -> table.get(key) != null));
      for (int round = 0; round < 2; round++) {
        String key = "idle" + round;
        await().during(IDLE).atMost(IDLE.multipliedBy(2)).until(() -> table.get(key) == null);
        write(key);
        await().atMost(SOON).until(() -> table.get(key) != null);
      }
      assertThat(consumed(streams)).isEqualTo(next.size() + 2.0);
    }
  }

  @Test
  void itEndsAtAnyMoment() {
    KafkaStreams streams = start("ends");
    assertThat(streams.close(ENDS_WITHIN)).isTrue();
    assertThat(streams.close(ENDS_WITHIN)).isTrue();
  }

  private KafkaStreams start(String application) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.globalTable(TOPIC, Materialized.as(TOPIC));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    KafkaStreams streams = new KafkaStreams(builder.build(), settings, new PatientClients());
    streams.start();
    return streams;
  }

  private static ReadOnlyKeyValueStore<String, String> table(KafkaStreams streams) {
    await().atMost(ENDS_WITHIN).until(() -> streams.state() == KafkaStreams.State.RUNNING);
    return streams.store(
        StoreQueryParameters.fromNameAndType(TOPIC, QueryableStoreTypes.keyValueStore()));
  }

  /** Records that the consumer has read which reads now. */
  private static double consumed(KafkaStreams streams) {
    return streams.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("records-consumed-total"))
        .filter(metric -> metric.metricName().tags().keySet().equals(Set.of("client-id")))
        .mapToDouble(metric -> (Double) metric.metricValue())
        .sum();
  }

  private static List<String> keys(String name) {
    return IntStream.range(0, 60).mapToObj(i -> name + i).toList();
  }

  private void write(String key) {
    var _ = producer.send(new ProducerRecord<>(TOPIC, key, "there"));
    producer.flush();
  }
}
