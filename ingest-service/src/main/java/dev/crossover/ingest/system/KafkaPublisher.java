package dev.crossover.ingest.system;

import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.KafkaUse;
import dev.crossover.wiring.RecordForm;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Publishes through spring-kafka with acks=all. */
@Component
class KafkaPublisher implements Publisher {

  private final KafkaTemplate<String, byte[]> single;
  private final KafkaTemplate<String, byte[]> transactional;
  private final Installation installation;
  private final KafkaUse use;

  KafkaPublisher(
      Producers producers, Installation installation, @Qualifier("kafkaUse") KafkaUse use) {
    this.installation = installation;
    this.use = use;
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

  private Stream<? extends CompletableFuture<?>> send(
      KafkaOperations<String, byte[]> kafka, Message message) {
    if (!use.writes().contains(message.topic())) {
      throw new IllegalStateException(message.topic().name() + " is not declared in KafkaUse");
    }
    String topic = installation.topic(message.topic());
    byte[] value = json(message.value());
    return message.toEachPartition()
        ? kafka.partitionsFor(topic).stream()
            .map(to -> kafka.send(record(message, to.partition(), value)))
        : Stream.of(kafka.send(record(message, null, value)));
  }

  private ProducerRecord<String, byte[]> record(
      Message message, @Nullable Integer partition, byte @Nullable [] value) {
    return new ProducerRecord<>(
        installation.topic(message.topic()),
        partition,
        message.key(),
        value,
        RecordForm.headers(message.topic()));
  }

  static byte @Nullable [] json(@Nullable Object value) {
    return value == null ? null : Json.MAPPER.writeValueAsBytes(value);
  }
}
