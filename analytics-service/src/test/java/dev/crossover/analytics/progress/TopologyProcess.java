package dev.crossover.analytics.progress;

import dev.crossover.analytics.AnalyticsTopology;
import dev.crossover.analytics.SetAsideRecords;
import dev.crossover.analytics.count.Counts;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.wiring.CompactRocksDb;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.PatientClients;
import dev.crossover.wiring.deadletter.SetAsideUnreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/**
 * The topology with production's guarantees and error handlers: in this process, or in one of its
 * own that can be killed.
 */
final class TopologyProcess {

  /** Rows are in a file soon after they were put, so that a kill leaves more than was committed. */
  public static final class SmallBuffers implements RocksDBConfigSetter {

    private final CompactRocksDb product = new CompactRocksDb();

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
      product.setConfig(store, options, configs);
      options.setWriteBufferSize(16 * 1024);
    }

    @Override
    public void close(String store, Options options) {
      product.close(store, options);
    }
  }

  /** Ends the process in the middle of a transaction, with nothing closed, as a kill does. */
  private static final class Killer implements Counts {

    private final AtomicLong left;

    Killer(long events) {
      this.left = new AtomicLong(events);
    }

    @Override
    public void applied() {
      if (left.decrementAndGet() == 0) {
        Runtime.getRuntime().halt(KILLED);
      }
    }

    @Override
    public void duplicate() {}

    @Override
    public void unfoldable() {}

    @Override
    public void episode(Episode changed) {}
  }

  /** Exit code after the last event. */
  static final int KILLED = 137;

  /**
   * Arguments: broker, application, state folder, events until it is killed. Ends with its standard
   * input, if it lives that long.
   */
  static void main(String[] args) throws IOException {
    Properties settings = settings(args[0], args[1], Path.of(args[2]));
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallBuffers.class);
    // Under the same name the next process need not wait until this one counts as dead.
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), "one");
    KafkaStreams client = start(settings, new Killer(Long.parseLong(args[3])));
    while (System.in.read() >= 0) {
      // Nothing is ever written; only the end matters.
    }
    client.close();
  }

  static KafkaStreams start(Properties settings, Counts counts) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    AnalyticsTopology.Released released = AnalyticsTopology.Released.tables();
    released.addTo(builder, Installation.ALONE);
    new AnalyticsTopology(
            new LearnerProcessors(StallLimits.DEFAULT, counts, 5), released, Installation.ALONE)
        .build(builder);
    KafkaStreams client = new KafkaStreams(builder.build(settings), settings, new PatientClients());
    client.start();
    return client;
  }

  static Properties settings(String bootstrap, String application, Path state) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS.name());
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideUnreadable.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideRecords.class);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
    return settings;
  }

  private TopologyProcess() {}
}
