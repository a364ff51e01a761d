package dev.crossover.wiring;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A record of a local table before it is read.
 *
 * @param form version of its form
 * @param value null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record UnreadRecord(int form, byte @Nullable [] value) {

  private static final byte[] NONE = {};

  /** Those that are kept in a store under keys with this prefix, by the rest of the key. */
  static Map<String, UnreadRecord> all(KeyValueStore<String, byte[]> store, String prefix) {
    Map<String, UnreadRecord> found = new LinkedHashMap<>();
    try (KeyValueIterator<String, byte[]> rest = store.prefixScan(prefix, new StringSerializer())) {
      rest.forEachRemaining(row -> found.put(row.key.substring(prefix.length()), of(row.value)));
    }
    return found;
  }

  static UnreadRecord of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int form = in.getInt();
    byte[] value = new byte[in.remaining()];
    in.get(value);
    return new UnreadRecord(form, value);
  }

  /** As it is kept until it can be read; a tombstone can always be. */
  byte[] bytes() {
    byte[] content = value == null ? NONE : value;
    return ByteBuffer.allocate(Integer.BYTES + content.length).putInt(form).put(content).array();
  }
}
