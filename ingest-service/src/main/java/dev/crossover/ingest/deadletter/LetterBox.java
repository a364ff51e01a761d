package dev.crossover.ingest.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Dead letters with their content, and the right to put them back. */
public interface LetterBox {

  /**
   * Takes the letters for the caller alone. Whoever had them before, in whichever instance, can
   * publish nothing more, and what it has published stands on the topic.
   *
   * @throws dev.crossover.ingest.request.KafkaAway if Kafka does not answer in time, or if another
   *     instance has just taken them from this one
   */
  Turn take();

  /**
   * What marks say of letters of a partition.
   *
   * @param alreadyPutBack offsets of letters
   * @param discarded when, by the letter's offset; one that was put back may be among them
   */
  record Marks(Set<Long> alreadyPutBack, Map<Long, Instant> discarded) {

    static final Marks NONE = new Marks(Set.of(), Map.of());
  }

  /** The time in which the letters are the caller's. */
  interface Turn extends AutoCloseable {

    /**
     * Reads the marks from an offset to the partition's end.
     *
     * @throws dev.crossover.ingest.request.KafkaAway if the marks cannot be read in time
     */
    Marks marksFrom(int partition, long from);

    /**
     * A letter with its content; null if it is gone.
     *
     * @throws dev.crossover.ingest.request.KafkaAway if it cannot be read in time
     */
    @Nullable ConsumerRecord<byte[], byte[]> read(int partition, long offset);

    /** Whether a topic of Crossover has that partition. */
    boolean has(String topic, int partition);

    /**
     * Publishes all or none.
     *
     * @throws dev.crossover.ingest.request.KafkaAway if they were not acknowledged in time, or if
     *     somebody else has taken the letters since
     */
    void publishTogether(List<ProducerRecord<byte[], byte[]>> records);

    @Override
    void close();
  }
}
