package dev.crossover.ingest.intake;

import dev.crossover.model.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts records on topics and returns only when Kafka has acknowledged them all. */
public interface Publisher {

  /**
   * One record.
   *
   * @param value written as JSON; null is a tombstone
   */
  record Message(Topic topic, String key, @Nullable Object value) {}

  /**
   * Publishes each; on failure some may have arrived, so what is published must be repeatable.
   *
   * @throws KafkaAway if one was not acknowledged in time
   */
  void publish(List<Message> messages);

  /**
   * Publishes all or none.
   *
   * @throws KafkaAway if they were not acknowledged in time
   */
  void publishTogether(List<Message> messages);
}
