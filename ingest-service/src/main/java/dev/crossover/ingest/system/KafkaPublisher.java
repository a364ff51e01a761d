package dev.crossover.ingest.system;

import dev.crossover.ingest.intake.KafkaAway;
import dev.crossover.ingest.intake.Publisher;
import dev.crossover.wiring.Json;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Publishes through spring-kafka with acks=all. */
@Component
class KafkaPublisher implements Publisher {

  private final KafkaTemplate<String, byte[]> single;
  private final KafkaTemplate<String, byte[]> transactional;

  KafkaPublisher(Producers producers) {
    this.single = producers.single();
    this.transactional = producers.transactional();
  }

  @Override
  public void publish(List<Message> messages) {
    try {
      CompletableFuture.allOf(
              messages.stream().flatMap(m -> send(single, m)).toArray(CompletableFuture<?>[]::new))
          .join();
    } catch (CompletionException | KafkaException | org.apache.kafka.common.KafkaException e) {
      throw new KafkaAway(e);
    }
  }

  @Override
  public void publishTogether(List<Message> messages) {
    try {
      transactional.executeInTransaction(kafka -> {
        // The commit fails if any of them did.
        return messages.stream().flatMap(m -> send(kafka, m)).toList();
      });
    } catch (KafkaException | org.apache.kafka.common.KafkaException e) {
      throw new KafkaAway(e);
    }
  }

  private static Stream<? extends CompletableFuture<?>> send(
      KafkaOperations<String, byte[]> kafka, Message message) {
    String topic = message.topic().name();
    byte[] value = json(message.value());
    return message.toEachPartition()
        ? kafka.partitionsFor(topic).stream()
            .map(to -> kafka.send(topic, to.partition(), message.key(), value))
        : Stream.of(kafka.send(topic, message.key(), value));
  }

  static byte @Nullable [] json(@Nullable Object value) {
    return value == null ? null : Json.MAPPER.writeValueAsBytes(value);
  }
}
