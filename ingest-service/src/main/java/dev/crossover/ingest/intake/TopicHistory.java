package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.model.Topic;
import dev.crossover.wiring.Installation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Reads what stands on a topic, for whoever asks about the past; committed records alone. */
@Component
public final class TopicHistory {

  /** In which Kafka must say something. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaProperties kafka;
  private final Installation installation;

  TopicHistory(KafkaProperties kafka, Installation installation) {
    this.kafka = kafka;
    this.installation = installation;
  }

  /** What is done with each record. */
  @FunctionalInterface
  public interface Reading {

    /** Returns whether to go on. */
    boolean take(ConsumerRecord<String, byte[]> record) throws IOException;
  }

  /**
   * Reads from a time to the end of the topic as it is now, in the order of each partition.
   *
   * @throws KafkaAway if Kafka does not answer in time
   */
  public void read(Topic topic, Instant from, Reading reading) throws IOException {
    read(topic, from, Instant.MAX, reading);
  }

  /**
   * The same up to another time.
   *
   * @param until what was appended from then on is not read
   */
  public void read(Topic topic, Instant from, Instant until, Reading reading) throws IOException {
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "history");
    settings.remove(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG); // it is in no group
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      read(consumer, installation.topic(topic), from, until, reading);
    } catch (KafkaException e) {
      throw new KafkaAway(e);
    }
  }

  private static void read(
      KafkaConsumer<String, byte[]> consumer,
      String topic,
      Instant from,
      Instant until,
      Reading reading)
      throws IOException {
    List<TopicPartition> all =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(all);
    Map<TopicPartition, Long> ends = offsets(consumer, all, until);
    offsets(consumer, all, from).forEach(consumer::seek);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        deadline = System.nanoTime() + PATIENCE.toNanos(); // Kafka answers; the rest may be long
      } else if (System.nanoTime() - deadline > 0) {
        throw new KafkaAway(null);
      }
      for (ConsumerRecord<String, byte[]> record : records) {
        boolean after =
            record.offset() >= ends.getOrDefault(new TopicPartition(topic, record.partition()), 0L);
        if (!after && !reading.take(record)) {
          return;
        }
      }
    }
  }

  /** Of the first record from a time on; the end of the partition where there is none. */
  private static Map<TopicPartition, Long> offsets(
      KafkaConsumer<String, byte[]> consumer, List<TopicPartition> all, Instant time) {
    Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(all));
    if (!time.equals(Instant.MAX)) {
      consumer
          .offsetsForTimes(all.stream().collect(Collectors.toMap(p -> p, _ -> time.toEpochMilli())))
          .forEach((partition, first) -> {
            if (first != null) {
              offsets.put(partition, first.offset());
            }
          });
    }
    return offsets;
  }
}
