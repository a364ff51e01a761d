package dev.crossover.bench.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts what is written to topics: keys and values before compression, committed or not. */
final class WrittenBytes implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Sum> byTopic = new TreeMap<>();
  private final Thread reader;

  /** Of one topic, or of all. */
  record Sum(long bytes, long records) {

    static final Sum NONE = new Sum(0, 0);

    Sum plus(Sum other) {
      return new Sum(bytes + other.bytes, records + other.records);
    }

    Sum minus(Sum other) {
      return new Sum(bytes - other.bytes, records - other.records);
    }
  }

  /** Counts from now on. */
  WrittenBytes(String bootstrap, Collection<String> topics) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_uncommitted"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    reader = Thread.ofPlatform().daemon().name("count-bytes").start(this::read);
  }

  /** What was written since the beginning, by topic. */
  synchronized Map<String, Sum> byTopic() {
    return new TreeMap<>(byTopic);
  }

  /** What was written since the beginning. */
  Sum all() {
    return byTopic().values().stream().reduce(Sum.NONE, Sum::plus);
  }

  private synchronized void add(ConsumerRecord<byte[], byte[]> record) {
    // Where there is no key or no value, its size is -1.
    long bytes =
        Math.max(0, record.serializedKeySize()) + (long) Math.max(0, record.serializedValueSize());
    byTopic.merge(record.topic(), new Sum(bytes, 1), Sum::plus);
  }

  private void read() {
    try {
      while (true) {
        consumer.poll(Duration.ofMillis(200)).forEach(this::add);
      }
    } catch (WakeupException e) {
      consumer.close();
    }
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    reader.join();
  }
}
