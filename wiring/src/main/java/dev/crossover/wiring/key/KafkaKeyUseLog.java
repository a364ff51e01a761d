package dev.crossover.wiring.key;

import dev.crossover.model.Topics;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.KafkaUse;
import dev.crossover.wiring.RecordForm;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaOperations;

/** Keeps in Kafka when keys were shown last. */
@Configuration(proxyBeanMethods = false)
class KafkaKeyUseLog {

  @Bean
  KeyUseLog keyUseLog(KafkaOperations<String, byte[]> kafka, Installation installation) {
    return (key, use) -> {
      try {
        kafka.send(record(key, use, installation)).join();
      } catch (CompletionException | KafkaException | org.springframework.kafka.KafkaException e) {
        throw new IOException("the use of a key cannot be kept", e);
      }
    };
  }

  private static ProducerRecord<String, byte[]> record(
      String key, VersionedRecord use, Installation installation) {
    return new ProducerRecord<>(
        installation.topic(Topics.RECORDS),
        null,
        key,
        Json.MAPPER.writeValueAsBytes(use),
        RecordForm.headers(Topics.RECORDS));
  }

  @Bean
  KafkaUse keysUse() {
    return new KafkaUse(Set.of(), Set.of(Topics.RECORDS), Set.of(), Set.of());
  }
}
