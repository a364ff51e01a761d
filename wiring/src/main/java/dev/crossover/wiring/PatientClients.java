package dev.crossover.wiring;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Clients of Kafka Streams that rest while nothing comes: their consumers wait with {@link
 * Patience}, and a broker holds their requests for longer. A record ends both at once.
 */
public final class PatientClients implements KafkaClientSupplier {

  /**
   * How long a broker holds a request while it has nothing. Whoever turns to other partitions of
   * the broker waits for that, and so does who closes.
   */
  private static final int IDLE_MILLIS = 1000;

  /** Of a table that has been read, which keeps its partitions. */
  private static final int TABLE_IDLE_MILLIS = 5000;

  /** Of those who read partitions one after the other, up to where each ends now. */
  private static final int RESTORING_MILLIS = 20;

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new Patient(config, IDLE_MILLIS);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return new Held(config, RESTORING_MILLIS);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return new OfTables(config);
  }

  /** A broker holds its requests so long, if the installation does not say otherwise. */
  private static class Held extends KafkaConsumer<byte[], byte[]> {

    Held(Map<String, Object> config, int millis) {
      super(held(config, millis), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> held(Map<String, Object> config, int millis) {
      Map<String, Object> held = new HashMap<>(config);
      held.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, millis);
      return held;
    }
  }

  /** Belongs to one thread, as consumers do. */
  private static final class Patient extends Held {

    private final Patience patience = new Patience();

    Patient(Map<String, Object> config, int millis) {
      super(config, millis);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      ConsumerRecords<byte[], byte[]> records =
          super.poll(patience.begin(timeout, System.nanoTime()));
      // A position that moved over marks of transactions is to be committed, too.
      patience.end(!records.isEmpty() || !records.nextOffsets().isEmpty(), System.nanoTime());
      return records;
    }
  }

  /**
   * First restores, as Kafka Streams does for tables that every instance has, partition by
   * partition and with long waits. The first short wait tells that all has been read; from then on
   * another consumer reads on from there.
   */
  private static final class OfTables extends Held {

    private final Map<String, Object> config;
    private @Nullable Patient reader;

    OfTables(Map<String, Object> config) {
      super(config, RESTORING_MILLIS);
      this.config = config;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      if (reader == null && timeout.compareTo(Patience.IDLE_WAIT) <= 0) {
        reader = readsOn();
      }
      return reader == null ? super.poll(timeout) : reader.poll(timeout);
    }

    private Patient readsOn() {
      Map<TopicPartition, Long> from = new HashMap<>();
      assignment().forEach(partition -> from.put(partition, position(partition)));
      close();
      Patient next = new Patient(config, TABLE_IDLE_MILLIS);
      next.assign(from.keySet());
      from.forEach(next::seek);
      return next;
    }

    @Override
    public Map<MetricName, ? extends Metric> metrics() {
      return reader == null ? super.metrics() : reader.metrics();
    }

    /** It is in no group that it would have to leave. */
    @Override
    public void close() {
      (reader == null ? this : reader).close(CloseOptions.timeout(Duration.ZERO));
    }
  }
}
