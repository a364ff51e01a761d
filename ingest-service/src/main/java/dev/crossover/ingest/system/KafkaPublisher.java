package dev.crossover.ingest.system;

import dev.crossover.ingest.intake.KafkaAway;
import dev.crossover.ingest.intake.Publisher;
import dev.crossover.wiring.Json;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
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
              messages.stream()
                  .map(m -> single.send(m.topic().name(), m.key(), json(m.value())))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    } catch (CompletionException | KafkaException | org.apache.kafka.common.KafkaException e) {
      throw new KafkaAway(e);
    }
  }

  @Override
  public void publishTogether(List<Message> messages) {
    try {
      transactional.executeInTransaction(kafka -> {
        for (Message m : messages) {
          // The commit fails if any of them did.
          CompletableFuture<?> _ = kafka.send(m.topic().name(), m.key(), json(m.value()));
        }
        return true;
      });
    } catch (KafkaException | org.apache.kafka.common.KafkaException e) {
      throw new KafkaAway(e);
    }
  }

  private static byte @Nullable [] json(@Nullable Object value) {
    return value == null ? null : Json.MAPPER.writeValueAsBytes(value);
  }
}
