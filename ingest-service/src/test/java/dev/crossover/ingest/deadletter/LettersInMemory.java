package dev.crossover.ingest.deadletter;

import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.model.Topics;
import dev.crossover.wiring.deadletter.LetterHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Kafka with six partitions of each topic; all letters stand on the first of theirs. */
final class LettersInMemory implements LetterBox, LetterBox.Turn {

  private final List<@Nullable TestRecord<byte[], byte[]>> kept = new ArrayList<>();
  private final List<ProducerRecord<byte[], byte[]>> published = new ArrayList<>();
  private final Consumer<TestRecord<byte[], byte[]>> table;
  private int room = Integer.MAX_VALUE;

  /**
   * An empty topic of letters.
   *
   * @param table takes each record of the topic
   */
  LettersInMemory(Consumer<TestRecord<byte[], byte[]>> table) {
    this.table = table;
  }

  /** A letter or mark that the table shows at once. */
  void add(TestRecord<byte[], byte[]> record) {
    addUnshown(record);
    table.accept(record);
  }

  /** A letter or mark that the table does not show yet. */
  void addUnshown(TestRecord<byte[], byte[]> record) {
    kept.add(record);
  }

  /** Deletes a letter from the topic. */
  void delete(int offset) {
    kept.set(offset, null);
  }

  /** Acknowledges so many transactions more; then Kafka is away. */
  void acknowledge(int transactions) {
    room = transactions;
  }

  /** Records that went to other topics than that of the letters. */
  List<ProducerRecord<byte[], byte[]>> published() {
    return published;
  }

  @Override
  public Turn take() {
    return this;
  }

  @Override
  public Marks marksFrom(int partition, long from) {
    Set<Long> putBack = new HashSet<>();
    Map<Long, Instant> discarded = new HashMap<>();
    for (TestRecord<byte[], byte[]> record : kept.subList((int) from, kept.size())) {
      if (record != null && LetterHeaders.putBack(record.headers()) != null) {
        putBack.add(LetterHeaders.putBack(record.headers()));
      }
      if (record != null && LetterHeaders.discardedLetter(record.headers()) != null) {
        discarded.put(LetterHeaders.discardedLetter(record.headers()), Instant.EPOCH);
      }
    }
    return new Marks(putBack, discarded);
  }

  @Override
  public @Nullable ConsumerRecord<byte[], byte[]> read(int partition, long offset) {
    TestRecord<byte[], byte[]> at = kept.get((int) offset);
    return at == null
        ? null
        : new ConsumerRecord<>(
            Topics.DEAD_LETTERS.name(),
            0,
            offset,
            0,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            at.key(),
            at.value(),
            at.headers(),
            Optional.empty());
  }

  @Override
  public boolean has(String topic, int partition) {
    return partition < 6;
  }

  @Override
  public void publishTogether(List<ProducerRecord<byte[], byte[]>> records) {
    if (room-- == 0) {
      throw new KafkaAway(null);
    }
    for (ProducerRecord<byte[], byte[]> record : records) {
      if (record.topic().equals(Topics.DEAD_LETTERS.name())) {
        add(new TestRecord<>(record.key(), record.value(), record.headers()));
      } else {
        published.add(record);
      }
    }
  }

  @Override
  public void close() {}
}
