package dev.crossover.wiring;

import dev.crossover.model.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A compacted topic as a local, queryable table: RocksDB on disk, fed by Kafka, never all in heap.
 * It may carry one index, so that "all learners of a team" is a range read and not a scan.
 *
 * <p>Rows are the records' own bytes, so nothing is lost of what a newer instance wrote. A record
 * that cannot be read is passed over: the row stays as it was, and its bytes wait beside it for an
 * instance that can read them.
 *
 * @param <V> type of the topic's values
 */
public final class TableView<V> implements LocalTable {

  static final String ROW = "=";
  static final String INDEX = "#";
  static final String UNREAD = "!";
  private static final Logger log = LoggerFactory.getLogger(TableView.class);

  private final Topic topic;
  private final RowReader<V> values;
  private final @Nullable Function<V, String> index;
  private final String store;
  private final List<Listener<V>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong version = new AtomicLong();
  private volatile Supplier<ReadOnlyKeyValueStore<String, byte[]>> rows =
      () -> {
        throw new IllegalStateException("not connected to a topology yet");
      };

  public TableView(Topic topic, Class<V> type) {
    this(topic, Json.serde(type), null);
  }

  /** A view of values in another form than {@link Json}. */
  public TableView(Topic topic, Serde<V> values, @Nullable Function<V, String> index) {
    this.topic = topic;
    this.values = new RowReader<>(topic.name(), values.deserializer());
    this.index = index;
    this.store = topic.name() + "-view";
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

  @Override
  public void addTo(StreamsBuilder builder, Installation installation) {
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled(),
        installation.topic(topic),
        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("read-" + topic.name()),
        () -> new Update(installation.topic(topic)));
  }

  @Override
  public void connect(Supplier<@Nullable KafkaStreams> streams) {
    rows = new LocalStore<>(store, streams);
  }

  /** Connects reads to a store that a test driver holds. */
  public void connectStore(Function<String, ReadOnlyKeyValueStore<String, byte[]>> stores) {
    rows = () -> stores.apply(store);
  }

  /** Reads of a row by a processor of the same topology. */
  public Function<String, @Nullable V> in(ProcessorContext<?, ?> context) {
    ReadOnlyKeyValueStore<String, byte[]> global = context.getStateStore(store);
    return key -> values.value(global.get(ROW + key));
  }

  /** The same, to ask only whether there is a row, be it readable or not. */
  public Predicate<String> holds(ProcessorContext<?, ?> context) {
    ReadOnlyKeyValueStore<String, byte[]> global = context.getStateStore(store);
    return key -> global.get(ROW + key) != null;
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
    return values.value(bytes(key));
  }

  /** {@link #get} for rows that are asked for with each request; their values must not change. */
  public Function<String, @Nullable V> often() {
    return new RememberedRows<>(this::bytes, values);
  }

  /** A row as it stands on the topic, with what this instance does not know of. */
  public byte @Nullable [] bytes(String key) {
    return rows.get().get(ROW + key);
  }

  /** The version of the form in which a row stands. */
  public int form(String key) {
    return RowForms.of(rows.get(), key);
  }

  /** Whether a row, or a newer value of it, waits for a version that can read it. */
  public boolean isUnread(String key) {
    byte[] row = bytes(key);
    return rows.get().get(UNREAD + key) != null || (row != null && values.value(row) == null);
  }

  /** All rows; only for tables that are small by nature (teams, plans, sources). */
  public List<V> all() {
    return values.prefixed(rows.get(), ROW);
  }

  /** Hands over each row with its key, in the order of keys; reads the whole table. */
  public void forEach(BiConsumer<String, V> reader) {
    values.scan(rows.get(), ROW, (key, value) -> reader.accept(key.substring(ROW.length()), value));
  }

  /** Rows whose own key starts with the prefix, in the order of keys. */
  public List<V> keyed(String prefix) {
    return values.prefixed(rows.get(), ROW + prefix);
  }

  /** Rows whose index key starts with the prefix, in the order of the index. */
  public List<V> within(String prefix) {
    return values.prefixed(rows.get(), INDEX + prefix);
  }

  /** Hands over each row whose index key starts with the prefix, in the order of the index. */
  public void forEachWithin(String prefix, Consumer<V> reader) {
    values.scan(rows.get(), INDEX + prefix, (_, value) -> reader.accept(value));
  }

  /** The rows with the greatest index keys that start with the prefix, greatest first. */
  public List<V> last(String prefix, int most) {
    return values.last(rows.get(), INDEX + prefix, most);
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

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
  private final class Update implements Processor<String, byte[], Void, Void> {

    private final String named;
    private KeyValueStore<String, byte[]> held;
    private Runnable unreadable = () -> {};

    /**
     * Fills the table.
     *
     * @param named the topic's name on the cluster
     */
    Update(String named) {
      this.named = named;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      held = context.getStateStore(store);
      if (context.appConfigs().get(UnreadableRecords.SETTING) instanceof UnreadableRecords counts) {
        unreadable = counts.of(named)::increment;
      }
      RowForms.setBackNewer(held, topic);
      // What an older version could not read may be readable now.
      UnreadRecord.all(held, UNREAD).forEach(this::take);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      take(record.key(), new UnreadRecord(RecordForm.of(record.headers()), record.value()));
    }

    private void take(String key, UnreadRecord record) {
      try {
        if (record.value() != null) {
          RecordForm.require(topic, record.form());
        }
        update(key, record);
        held.delete(UNREAD + key);
      } catch (SerializationException e) {
        // Without key and message, which may quote what is personal.
        log.warn("a record of {} cannot be read and waits for a newer version", topic.name());
        held.put(UNREAD + key, record.bytes());
        unreadable.run();
      }
    }

    private void update(String key, UnreadRecord record) {
      byte[] row = held.get(ROW + key);
      V before = values.value(row);
      V said =
          record.value() == null
              ? null
              : values.required(record.value()); // JSON's null deletes, too
      byte[] bytes = said == null ? null : record.value();
      if (index != null) {
        if (before != null) {
          held.delete(INDEX + index.apply(before));
        } else if (row != null) {
          RowForms.removeFromIndex(held, row);
        }
        if (said != null) {
          held.put(INDEX + index.apply(said), bytes);
        }
      }
      held.put(ROW + key, bytes);
      RowForms.note(held, topic, key, bytes == null ? null : record.form());
      version.incrementAndGet();
      listeners.forEach(l -> l.changed(key, before, said));
    }
  }
}
