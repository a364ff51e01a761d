package dev.crossover.wiring;

import dev.crossover.model.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * A compacted topic as a local, queryable table: RocksDB on disk, fed by Kafka, never all in heap.
 * It may carry one index, so that "all learners of a team" is a range read and not a scan.
 *
 * @param <V> type of the topic's values
 */
public final class TableView<V> implements LocalTable {

  private static final String ROW = "=";
  private static final String INDEX = "#";

  private final Topic topic;
  private final Serde<V> values;
  private final @Nullable Function<V, String> index;
  private final BinaryOperator<V> merge;
  private final String store;
  private final List<Listener<V>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong version = new AtomicLong();
  private volatile Supplier<ReadOnlyKeyValueStore<String, V>> rows =
      () -> {
        throw new IllegalStateException("not connected to a topology yet");
      };

  public TableView(Topic topic, Class<V> type) {
    this(topic, Json.serde(type), null);
  }

  /** A view of values in another form than {@link Json}. */
  public TableView(Topic topic, Serde<V> values, @Nullable Function<V, String> index) {
    this(topic, values, index, (_, next) -> next);
  }

  /**
   * A view with an index.
   *
   * @param index index key of a value, for {@link #within}; it need not be unique per se, but with
   *     the row's own key at its end it is
   */
  public TableView(Topic topic, Class<V> type, @Nullable Function<V, String> index) {
    this(topic, Json.serde(type), index);
  }

  private TableView(
      Topic topic, Serde<V> values, @Nullable Function<V, String> index, BinaryOperator<V> merge) {
    this.topic = topic;
    this.values = values;
    this.index = index;
    this.merge = merge;
    this.store = topic.name() + "-view";
  }

  /**
   * A view in which the first value of a key stands. All instances read a key's records in one
   * order, so they agree on which one was first.
   */
  public static <V> TableView<V> firstStands(Topic topic, Class<V> type) {
    return new TableView<>(topic, Json.serde(type), null, (first, _) -> first);
  }

  @Override
  public void addTo(StreamsBuilder builder, Installation installation) {
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(store), Serdes.String(), values)
            .withLoggingDisabled(),
        installation.topic(topic),
        Consumed.with(Serdes.String(), values).withName("read-" + topic.name()),
        Update::new);
  }

  @Override
  public void connect(Supplier<@Nullable KafkaStreams> streams) {
    rows = new LocalStore<>(store, streams);
  }

  /** Connects reads to a store that a test driver holds. */
  public void connectStore(Function<String, ReadOnlyKeyValueStore<String, V>> stores) {
    rows = () -> stores.apply(store);
  }

  /** Reads of a row by a processor of the same topology. */
  public Function<String, @Nullable V> in(ProcessorContext<?, ?> context) {
    ReadOnlyKeyValueStore<String, V> global = context.getStateStore(store);
    return key -> global.get(ROW + key);
  }

  /** All rows, read by a processor of the same topology; only for small tables. */
  public List<V> allIn(ProcessorContext<?, ?> context) {
    ReadOnlyKeyValueStore<String, V> global = context.getStateStore(store);
    return prefixed(global, ROW);
  }

  /** Rises with each change, so that a reader can tell whether what it remembers is still true. */
  public long version() {
    return version.get();
  }

  @Override
  public Topic topic() {
    return topic;
  }

  public @Nullable V get(String key) {
    return rows.get().get(ROW + key);
  }

  /** All rows; only for tables that are small by nature (teams, plans, sources). */
  public List<V> all() {
    return prefixed(rows.get(), ROW);
  }

  /** Hands over each row with its key, in the order of keys; reads the whole table. */
  public void forEach(BiConsumer<String, V> reader) {
    try (KeyValueIterator<String, V> rest = rows.get().prefixScan(ROW, new StringSerializer())) {
      rest.forEachRemaining(row -> reader.accept(row.key.substring(ROW.length()), row.value));
    }
  }

  /** Rows whose own key starts with the prefix, in the order of keys. */
  public List<V> keyed(String prefix) {
    return prefixed(rows.get(), ROW + prefix);
  }

  /** Rows whose index key starts with the prefix, in the order of the index. */
  public List<V> within(String prefix) {
    return prefixed(rows.get(), INDEX + prefix);
  }

  /** The rows with the greatest index keys that start with the prefix, greatest first. */
  public List<V> last(String prefix, int most) {
    List<V> found = new ArrayList<>();
    String from = INDEX + prefix;
    try (KeyValueIterator<String, V> rest = rows.get().reverseRange(from, from + '\uffff')) {
      while (rest.hasNext() && found.size() < most) {
        found.add(rest.next().value);
      }
    }
    return found;
  }

  /** Hears of each change of a row, once reads show it. */
  @FunctionalInterface
  public interface Listener<V> {

    /**
     * A row changed.
     *
     * @param before the value so far; null if there was none
     * @param after the new value; null if the row was deleted
     */
    void changed(String key, @Nullable V before, @Nullable V after);
  }

  /** Calls back after each change, on the thread that reads the topic. */
  public void onChange(Listener<V> listener) {
    listeners.add(listener);
  }

  /**
   * Waits until this view shows a change that was just published.
   *
   * @throws TimeoutException if it does not within the time
   */
  public void await(String key, BiPredicate<String, @Nullable V> shown, Duration within)
      throws InterruptedException, TimeoutException {
    CompletableFuture<Void> seen = new CompletableFuture<>();
    Listener<V> listener =
        (k, _, v) -> {
          if (k.equals(key) && shown.test(k, v)) {
            seen.complete(null);
          }
        };
    listeners.add(listener);
    try {
      if (!shown.test(key, get(key))) {
        seen.get(within.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      listeners.remove(listener);
    }
  }

  private List<V> prefixed(ReadOnlyKeyValueStore<String, V> held, String prefix) {
    List<V> found = new ArrayList<>();
    try (KeyValueIterator<String, V> rest = held.prefixScan(prefix, new StringSerializer())) {
      rest.forEachRemaining(row -> found.add(row.value));
    }
    return found;
  }

  private final class Update implements Processor<String, V, Void, Void> {

    private @Nullable KeyValueStore<String, V> held;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      held = context.getStateStore(store);
    }

    @Override
    @SuppressWarnings("NullAway") // init runs first; a tombstone's value is null
    public void process(Record<String, V> record) {
      KeyValueStore<String, V> to = held;
      V before = to.get(ROW + record.key());
      V value =
          before == null || record.value() == null
              ? record.value()
              : merge.apply(before, record.value());
      if (index != null) {
        if (before != null) {
          to.delete(INDEX + index.apply(before));
        }
        if (value != null) {
          to.put(INDEX + index.apply(value), value);
        }
      }
      to.put(ROW + record.key(), value);
      version.incrementAndGet();
      listeners.forEach(l -> l.changed(record.key(), before, value));
    }
  }
}
