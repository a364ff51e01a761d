package dev.crossover.wiring.key;

import dev.crossover.model.Topics;
import dev.crossover.model.record.KeyUse;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.RecordForm;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/** Keeps in Kafka when keys were shown last. */
@Component
class KafkaKeyUseLog implements KeyUseLog {

  private final KafkaOperations<String, byte[]> kafka;
  private final Installation installation;

  KafkaKeyUseLog(KafkaOperations<String, byte[]> kafka, Installation installation) {
    this.kafka = kafka;
    this.installation = installation;
  }

  @Override
  public void keep(String key, KeyUse use) throws IOException {
    try {
      kafka
          .send(
              new ProducerRecord<>(
                  installation.topic(Topics.KEY_USES),
                  null,
                  key,
                  Json.MAPPER.writeValueAsBytes(use),
                  RecordForm.headers(Topics.KEY_USES)))
          .join();
    } catch (CompletionException | KafkaException | org.springframework.kafka.KafkaException e) {
      throw new IOException("the use of a key cannot be kept", e);
    }
  }
}
