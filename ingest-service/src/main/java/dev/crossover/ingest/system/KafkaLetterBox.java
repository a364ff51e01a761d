package dev.crossover.ingest.system;

import dev.crossover.ingest.deadletter.LetterBox;
import dev.crossover.ingest.intake.KafkaAway;
import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.deadletter.DeadLetter;
import dev.crossover.wiring.deadletter.DeadLetter.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.stereotype.Component;

/** Reads letters by their place, and publishes bytes as they are. */
@Component
class KafkaLetterBox implements LetterBox, DisposableBean {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** Ends the names of topics that a topology makes for itself. */
  private static final String OF_TOPOLOGY = "-repartition";

  private final Installation installation;
  private final Map<String, Object> consumer;
  private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
  private final KafkaTemplate<byte[], byte[]> kafka;

  KafkaLetterBox(KafkaProperties settings, Installation installation) {
    this.installation = installation;
    this.consumer = new HashMap<>(settings.buildConsumerProperties());
    consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    consumer.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    this.producers =
        new DefaultKafkaProducerFactory<>(
            settings.buildProducerProperties(),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    // A new prefix each start: nothing is consumed in these transactions, so none must be fenced.
    producers.setTransactionIdPrefix(
        installation.name(IngestUse.TRANSACTIONS) + "redrive-" + UUID.randomUUID() + "-");
    this.kafka = new KafkaTemplate<>(producers);
    // The default listener logs keys of records that fail.
    kafka.setProducerListener(new ProducerListener<>() {});
  }

  @Override
  public void read(
      List<DeadLetter> letters,
      BiConsumer<DeadLetter, @Nullable ConsumerRecord<byte[], byte[]>> reader) {
    if (letters.isEmpty()) {
      return;
    }
    try (Consumer<byte[], byte[]> from =
        new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      letters.forEach(letter -> reader.accept(letter, read(from, letter.place())));
    } catch (org.apache.kafka.common.KafkaException e) {
      throw new KafkaAway(e);
    }
  }

  private @Nullable ConsumerRecord<byte[], byte[]> read(
      Consumer<byte[], byte[]> from, Place place) {
    TopicPartition partition =
        new TopicPartition(installation.topic(Topics.DEAD_LETTERS), place.partition());
    List<TopicPartition> one = List.of(partition);
    from.assign(one);
    if (from.beginningOffsets(one).getOrDefault(partition, 0L) > place.offset()
        || from.endOffsets(one).getOrDefault(partition, 0L) <= place.offset()) {
      return null;
    }
    from.seek(partition, place.offset());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : from.poll(Duration.ofMillis(500))) {
        return record.offset() == place.offset() ? record : null;
      }
    }
    throw new KafkaAway(null);
  }

  @Override
  public boolean has(String topic, int partition) {
    boolean known =
        (topic.startsWith(installation.prefix()) && topic.endsWith(OF_TOPOLOGY))
            || Topics.ALL.stream().anyMatch(t -> installation.topic(t).equals(topic));
    try {
      return known
          && partition >= 0
          && Boolean.TRUE.equals(
              kafka.executeInTransaction(k -> k.partitionsFor(topic).size() > partition));
    } catch (TimeoutException | AuthorizationException e) {
      // Kafka answered a moment ago, so it is this topic that is away or closed to this service.
      return false;
    } catch (KafkaException | org.apache.kafka.common.KafkaException e) {
      throw new KafkaAway(e);
    }
  }

  @Override
  public void publishTogether(List<ProducerRecord<byte[], byte[]>> records) {
    try {
      // The commit fails if any of them did.
      kafka.executeInTransaction(k -> records.stream().map(k::send).toList());
    } catch (KafkaException | org.apache.kafka.common.KafkaException e) {
      throw new KafkaAway(e);
    }
  }

  @Override
  public void destroy() {
    producers.destroy();
  }
}
