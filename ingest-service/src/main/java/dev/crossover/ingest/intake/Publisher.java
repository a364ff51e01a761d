package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.model.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts records on topics and returns only when Kafka has acknowledged them all. */
public interface Publisher {

  /**
   * One record, or one on each partition of the topic.
   *
   * @param key decides the partition, unless the record goes to each
   * @param value written as JSON; null is a tombstone
   * @param toEachPartition whether each partition gets a copy
   */
  record Message(Topic topic, String key, @Nullable Object value, boolean toEachPartition) {

    public Message(Topic topic, String key, @Nullable Object value) {
      this(topic, key, value, false);
    }

    /** What concerns every key of the topic; its own key is empty. */
    public static Message toEachPartition(Topic topic, Object value) {
      return new Message(topic, "", value, true);
    }
  }

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
