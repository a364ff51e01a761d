package dev.crossover.wiring;

import dev.crossover.model.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/** Writes to Kafka. */
@Component
class KafkaTopicWriter implements TopicWriter {

  private final KafkaOperations<String, byte[]> kafka;
  private final Installation installation;

  KafkaTopicWriter(KafkaOperations<String, byte[]> kafka, Installation installation) {
    this.kafka = kafka;
    this.installation = installation;
  }

  @Override
  public void write(Topic topic, Map<String, ?> rows) throws IOException {
    List<CompletableFuture<?>> sent = new ArrayList<>();
    try {
      rows.forEach((key, value) -> sent.add(kafka.send(row(topic, key, value))));
      sent.forEach(CompletableFuture::join);
    } catch (CompletionException | KafkaException | org.springframework.kafka.KafkaException e) {
      throw new IOException("rows of " + topic.name() + " cannot be kept: " + e.getMessage(), e);
    }
  }

  private ProducerRecord<String, byte[]> row(Topic topic, String key, @Nullable Object value) {
    byte[] bytes = value == null ? null : Json.MAPPER.writeValueAsBytes(value);
    return new ProducerRecord<>(
        installation.topic(topic), null, key, bytes, RecordForm.headers(topic));
  }
}
