package dev.crossover.ingest.change;

import dev.crossover.ingest.intake.KafkaAway;
import dev.crossover.ingest.request.Refused;
import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells who changed what, as JSON lines, in the order in which it was written. */
@RestController
class ChangeController {

  /** In which Kafka must say something. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaProperties kafka;
  private final Installation installation;

  ChangeController(KafkaProperties kafka, Installation installation) {
    this.kafka = kafka;
    this.installation = installation;
  }

  @GetMapping("/v1/changes")
  void changes(
      @RequestParam(name = "since", required = false) @Nullable String since,
      HttpServletResponse response)
      throws IOException {
    Instant from = since == null ? Instant.EPOCH : Refused.reading(() -> Instant.parse(since));
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "changes");
    settings.remove(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG); // it is in no group
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      response.setContentType("application/x-ndjson");
      write(consumer, from, response.getOutputStream());
    } catch (KafkaException e) {
      throw new KafkaAway(e);
    }
  }

  private void write(KafkaConsumer<String, byte[]> consumer, Instant from, OutputStream out)
      throws IOException {
    String topic = installation.topic(Topics.CHANGES);
    List<TopicPartition> all =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(all);
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    for (TopicPartition partition : all) {
      OffsetAndTimestamp first =
          consumer.offsetsForTimes(Map.of(partition, from.toEpochMilli())).get(partition);
      consumer.seek(
          partition, first == null ? Objects.requireNonNull(ends.get(partition)) : first.offset());
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        deadline = System.nanoTime() + PATIENCE.toNanos(); // Kafka answers; the rest may be long
      } else if (System.nanoTime() - deadline > 0) {
        throw new KafkaAway(null);
      }
      for (ConsumerRecord<String, byte[]> record : records) {
        out.write(record.value());
        out.write('\n');
      }
    }
  }
}
