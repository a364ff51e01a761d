package dev.crossover.ingest.deadletter;

import dev.crossover.wiring.deadletter.DeadLetter;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Dead letters with their content. */
public interface LetterBox {

  /**
   * Hands over the content of these letters, one at a time; null for one that is gone.
   *
   * @throws dev.crossover.ingest.intake.KafkaAway if they cannot be read in time
   */
  void read(
      List<DeadLetter> letters,
      BiConsumer<DeadLetter, @Nullable ConsumerRecord<byte[], byte[]>> reader);

  /** Whether a topic of Crossover has that partition. */
  boolean has(String topic, int partition);

  /**
   * Publishes all or none.
   *
   * @throws dev.crossover.ingest.intake.KafkaAway if they were not acknowledged in time
   */
  void publishTogether(List<ProducerRecord<byte[], byte[]>> records);
}
