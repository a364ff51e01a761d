package dev.crossover.bench.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a topic as its readers do, committed records only, and tells when it shows something. */
final class Watch implements AutoCloseable {

  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread reader;
  private volatile @Nullable Expected expected;

  /** What is waited for; one at a time. */
  static final class Expected {

    private final Set<String> missing;
    private final Predicate<byte[]> shown;
    private long shownAt;

    private Expected(Collection<String> keys, Predicate<byte[]> shown) {
      this.missing = new HashSet<>(keys);
      this.shown = shown;
    }

    private synchronized void see(Map<String, byte[]> newest) {
      if (missing.isEmpty()) {
        return;
      }
      newest.forEach((key, value) -> {
        if (missing.contains(key) && value != null && shown.test(value)) {
          missing.remove(key);
        }
      });
      if (missing.isEmpty()) {
        shownAt = System.nanoTime();
        notifyAll();
      }
    }

    /**
     * When the last of the keys was seen as expected, by {@link System#nanoTime}; null if that does
     * not come in time.
     */
    synchronized @Nullable Long shownWithin(Duration time) throws InterruptedException {
      long end = System.nanoTime() + time.toNanos();
      while (!missing.isEmpty()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return null;
        }
        wait(left);
      }
      return shownAt;
    }

    synchronized int missing() {
      return missing.size();
    }
  }

  /** Reads from the topic's end on. */
  Watch(String bootstrap, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(topic)
        .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    reader = Thread.ofPlatform().daemon().name("watch-" + topic).start(this::read);
  }

  /** From now on waits until the newest record of each key is as expected. */
  Expected expect(Collection<String> keys, Predicate<byte[]> shown) {
    Expected next = new Expected(keys, shown);
    expected = next;
    return next;
  }

  private void read() {
    try {
      while (true) {
        Map<String, byte[]> newest = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          newest.put(record.key(), record.value());
        }
        Expected now = expected;
        if (now != null && !newest.isEmpty()) {
          now.see(newest);
        }
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
