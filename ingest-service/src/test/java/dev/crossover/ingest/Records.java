package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.model.Topics;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.log.LogEntry;
import dev.crossover.wiring.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands on a topic now. */
final class Records {

  /** Those too whose transaction is open or was given up. */
  static List<ConsumerRecord<String, String>> all(String bootstrap, String topic) {
    return read(bootstrap, topic, "read_uncommitted");
  }

  /** Those that readers of the product see. */
  static List<ConsumerRecord<String, String>> committed(String bootstrap, String topic) {
    return read(bootstrap, topic, "read_committed");
  }

  private static List<ConsumerRecord<String, String>> read(
      String bootstrap, String topic, String isolation) {
    try (KafkaConsumer<String, String> consumer = consumer(bootstrap, isolation)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> all = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all;
    }
  }

  /** Offsets after the last record, by partition, once no transaction is open on the topic. */
  static Map<TopicPartition, Long> ends(String bootstrap, String topic) {
    try (KafkaConsumer<String, String> all = consumer(bootstrap, "read_uncommitted");
        KafkaConsumer<String, String> committed = consumer(bootstrap, "read_committed")) {
      List<TopicPartition> partitions = partitions(all, topic);
      return await()
          .until(
              () -> all.endOffsets(partitions),
              ends -> ends.equals(committed.endOffsets(partitions)));
    }
  }

  private static KafkaConsumer<String, String> consumer(String bootstrap, String isolation) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, String> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(p -> new TopicPartition(topic, p.partition()))
        .toList();
  }

  /** The events on the learner log; each stands under its learner's key. */
  static List<LearningEvent> events(String bootstrap) {
    List<LearningEvent> events = new ArrayList<>();
    for (ConsumerRecord<String, String> record : all(bootstrap, Topics.LEARNER_LOG.name())) {
      if (entry(record) instanceof LogEntry.Happened(LearningEvent event)) {
        assertThat(record.key()).isEqualTo(event.learner());
        events.add(event);
      }
    }
    return events;
  }

  /** What a record of the learner log says. */
  static LogEntry entry(ConsumerRecord<String, String> record) {
    return Json.MAPPER.readValue(record.value(), LogEntry.class);
  }

  /** Whether a record's value contains a text; a tombstone contains none. */
  static boolean holds(ConsumerRecord<String, String> record, String text) {
    return record.value() != null && record.value().contains(text);
  }

  private Records() {}
}
