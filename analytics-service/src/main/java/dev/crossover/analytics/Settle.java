package dev.crossover.analytics;

import static dev.crossover.wiring.Json.serde;

import dev.crossover.model.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Lets a table that changes with every request settle: of each key the newest value goes on, at
 * most once a second. What waits is in a store, so the last value goes on also after a crash. A
 * tombstone goes on at once.
 *
 * @param <V> type of the table's values
 */
final class Settle<V> implements ProcessorSupplier<String, V, String, V> {

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Class<V> type;
  private final String store;

  Settle(Topic table, Class<V> type) {
    this.type = type;
    this.store = "settling-" + table.name() + "-store";
  }

  /** In memory, since it never holds more than one second of changes; its changelog is in Kafka. */
  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(store), Serdes.String(), serde(type))
            .withCachingEnabled());
  }

  @Override
  public Processor<String, V, String, V> get() {
    return new Settling();
  }

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
  private final class Settling implements Processor<String, V, String, V> {

    private ProcessorContext<String, V> context;
    private KeyValueStore<String, V> changed;

    @Override
    public void init(ProcessorContext<String, V> context) {
      this.context = context;
      this.changed = context.getStateStore(store);
      context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    @Override
    public void process(Record<String, V> record) {
      changed.put(record.key(), record.value());
      if (record.value() == null) {
        context.forward(record);
      }
    }

    private void publish(long now) {
      List<KeyValue<String, V>> settled = new ArrayList<>();
      try (KeyValueIterator<String, V> all = changed.all()) {
        all.forEachRemaining(settled::add);
      }
      for (KeyValue<String, V> row : settled) {
        context.forward(new Record<>(row.key, row.value, now));
        changed.delete(row.key);
      }
    }
  }
}
