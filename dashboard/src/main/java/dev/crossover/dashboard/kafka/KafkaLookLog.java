package dev.crossover.dashboard.kafka;

import dev.crossover.dashboard.looks.LookLog;
import dev.crossover.model.Topics;
import dev.crossover.model.record.Look;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.RecordForm;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/** Keeps looks in Kafka. */
@Component
class KafkaLookLog implements LookLog {

  private final KafkaOperations<String, byte[]> kafka;
  private final Installation installation;

  KafkaLookLog(KafkaOperations<String, byte[]> kafka, Installation installation) {
    this.kafka = kafka;
    this.installation = installation;
  }

  @Override
  public void keep(String key, @Nullable Look look) throws IOException {
    byte[] value = look == null ? null : Json.MAPPER.writeValueAsBytes(look);
    try {
      kafka
          .send(
              new ProducerRecord<>(
                  installation.topic(Topics.LOOKS),
                  null,
                  key,
                  value,
                  RecordForm.headers(Topics.LOOKS)))
          .join();
    } catch (CompletionException | KafkaException | org.springframework.kafka.KafkaException e) {
      throw new IOException("looks cannot be kept: " + e.getMessage(), e);
    }
  }
}
