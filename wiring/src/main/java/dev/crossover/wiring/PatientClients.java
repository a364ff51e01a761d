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
 * Clients of Kafka Streams that rest while nothing comes: their consumers block with {@link
 * Patience}, and a broker holds their fetch requests for longer. A record ends both.
 */
public final class PatientClients implements KafkaClientSupplier {

  /**
   * {@code fetch.max.wait.ms} of the main consumer. A newly assigned partition, and a close, may
   * wait this long for the request that is under way.
   */
  private static final int MAIN_MILLIS = 1000;

  /** The same for a global table after its restore; its partitions never change. */
  private static final int TABLE_MILLIS = 5000;

  /** The same during its restore, which may wait so long at the end of each partition. */
  private static final int TABLE_RESTORE_MILLIS = 20;

  /** Kafka's default of {@code request.timeout.ms}. */
  private static final String REQUEST_MILLIS = "30000";

  private static final CloseOptions NO_WAIT = CloseOptions.timeout(Duration.ZERO);

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
    return new PatientConsumer(config, MAIN_MILLIS);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return new GlobalConsumer(config);
  }

  private static int requestMillis(Map<String, Object> config) {
    return Integer.parseInt(
        config.getOrDefault(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS).toString());
  }

  /** A consumer with another default for {@code fetch.max.wait.ms}. */
  private static class HeldConsumer extends KafkaConsumer<byte[], byte[]> {

    HeldConsumer(Map<String, Object> config, int millis) {
      super(held(config, millis), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Where a broker is to gather records first, they must not wait for longer than they did. */
    private static Map<String, Object> held(Map<String, Object> config, int millis) {
      Map<String, Object> held = new HashMap<>(config);
      if (!config.containsKey(ConsumerConfig.FETCH_MIN_BYTES_CONFIG)) {
        held.putIfAbsent(
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.min(millis, requestMillis(config) / 2));
      }
      return held;
    }
  }

  /** Belongs to one thread, as consumers do. */
  private static final class PatientConsumer extends HeldConsumer {

    private final Patience patience = new Patience();

    PatientConsumer(Map<String, Object> config, int millis) {
      super(config, millis);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      ConsumerRecords<byte[], byte[]> records =
          super.poll(patience.timeout(timeout, System.nanoTime()));
      // A position that moved over marks of transactions is to be committed, too.
      patience.polled(!records.isEmpty() || !records.nextOffsets().isEmpty(), System.nanoTime());
      return records;
    }
  }

  /**
   * Consumer of the global tables. Kafka Streams restores them with polls that last longer than a
   * request. The first shorter one means that the restore is over: this consumer is closed, and
   * another, whose requests are held for longer, continues from its positions.
   */
  private static final class GlobalConsumer extends HeldConsumer {

    private final Map<String, Object> config;

    /** Null during the restore; other threads ask it for metrics. */
    private volatile @Nullable PatientConsumer after;

    GlobalConsumer(Map<String, Object> config) {
      super(config, TABLE_RESTORE_MILLIS);
      this.config = config;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      if (after == null && timeout.toMillis() < requestMillis(config)) {
        endRestore();
      }
      return after == null ? super.poll(timeout) : after.poll(timeout);
    }

    /** Both have one client id, so the first closes before the second begins. */
    private void endRestore() {
      Map<TopicPartition, Long> from = new HashMap<>();
      assignment().forEach(partition -> from.put(partition, position(partition)));
      super.close(NO_WAIT);
      PatientConsumer next = new PatientConsumer(config, TABLE_MILLIS);
      after = next;
      next.assign(from.keySet());
      from.forEach(next::seek);
    }

    @Override
    public Map<MetricName, ? extends Metric> metrics() {
      PatientConsumer now = after;
      return now == null ? super.metrics() : now.metrics();
    }

    /** Does not wait: it is in no group, so there is nothing to leave. */
    @Override
    public void close() {
      close(NO_WAIT);
    }

    @Override
    public void close(CloseOptions options) {
      PatientConsumer now = after;
      if (now == null) {
        super.close(options);
      } else {
        now.close(options);
      }
    }
  }
}
