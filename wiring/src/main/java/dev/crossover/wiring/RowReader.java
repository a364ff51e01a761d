package dev.crossover.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of a local table's rows. A row that cannot be read is passed over as if it were
 * not there: another version wrote it on this disk.
 */
record RowReader<V>(String topic, Deserializer<V> values) {

  /**
   * The value of a record; null for JSON's {@code null}.
   *
   * @throws SerializationException if it cannot be read
   */
  @Nullable V required(byte[] bytes) {
    return values.deserialize(topic, bytes);
  }

  /** The value of a row; null if there is none that can be read. */
  @Nullable V value(byte @Nullable [] row) {
    try {
      return row == null ? null : required(row);
    } catch (SerializationException e) {
      return null;
    }
  }

  /** Hands over the values whose keys in the store start with the prefix, in the order of keys. */
  void scan(
      ReadOnlyKeyValueStore<String, byte[]> store, String prefix, BiConsumer<String, V> reader) {
    try (KeyValueIterator<String, byte[]> rest = store.prefixScan(prefix, new StringSerializer())) {
      rest.forEachRemaining(row -> {
        V value = value(row.value);
        if (value != null) {
          reader.accept(row.key, value);
        }
      });
    }
  }

  /** The values whose keys in the store start with the prefix, in the order of keys. */
  List<V> prefixed(ReadOnlyKeyValueStore<String, byte[]> store, String prefix) {
    List<V> found = new ArrayList<>();
    scan(store, prefix, (_, value) -> found.add(value));
    return found;
  }

  /** Those with the greatest keys in the store that start with the prefix, greatest first. */
  List<V> last(ReadOnlyKeyValueStore<String, byte[]> store, String prefix, int most) {
    List<V> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rest = store.reverseRange(prefix, prefix + '\uffff')) {
      while (rest.hasNext() && found.size() < most) {
        V value = value(rest.next().value);
        if (value != null) {
          found.add(value);
        }
      }
    }
    return found;
  }
}
