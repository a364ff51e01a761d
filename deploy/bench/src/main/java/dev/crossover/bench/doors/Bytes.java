package dev.crossover.bench.doors;

import dev.crossover.model.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a statement leaves on the log, and in the rows of its ledger. */
final class Bytes {

  /**
   * Bytes a statement of one source.
   *
   * @param prefix of the names of topics
   * @param state of the instance, with the rows of all that came before
   */
  static ObjectNode of(String bootstrap, String prefix, String source, Path state, int statements)
      throws IOException {
    ObjectNode bytes = new JsonMapper().createObjectNode();
    long requests = records(bootstrap, prefix + Topics.REQUESTS.name(), source);
    String events = prefix + Topics.UNMATCHED_EVENTS.name();
    double all = count(bootstrap, events);
    bytes.put("requests", requests / (double) statements);
    bytes.put("event", records(bootstrap, events, "") / all);
    bytes.put("rows", size(state) / all);
    return bytes;
  }

  /** Events that came in, whatever their source. */
  private static long count(String bootstrap, String topic) {
    long[] count = {0};
    read(bootstrap, topic, _ -> count[0]++);
    return count[0];
  }

  private static long records(String bootstrap, String topic, String key) {
    long[] bytes = {0};
    read(
        bootstrap,
        topic,
        record -> {
          if (key.isEmpty() || new String(record.key(), StandardCharsets.UTF_8).equals(key)) {
            bytes[0] += record.key().length + record.value().length;
            bytes[0] +=
                StreamSupport.stream(record.headers().spliterator(), false)
                    .mapToLong(h -> h.key().length() + h.value().length)
                    .sum();
          }
        });
    return bytes[0];
  }

  private static void read(
      String bootstrap,
      String topic,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(reader);
      }
    }
  }

  /** Of the ledgers alone; other tables are not about statements. */
  private static long size(Path state) throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      return files
          .filter(file -> file.toString().contains("ledger") && Files.isRegularFile(file))
          .mapToLong(Bytes::sizeOf)
          .sum();
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Bytes() {}
}
