package dev.crossover.wiring;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads of rows that are asked for again and again: one is decoded when its bytes are others. */
final class RememberedRows<V> implements Function<String, @Nullable V> {

  private static final int MOST = 1_000;

  private final Function<String, byte @Nullable []> rows;
  private final RowReader<V> values;
  private final ConcurrentMap<String, Decoded<V>> decoded = new ConcurrentHashMap<>();

  RememberedRows(Function<String, byte @Nullable []> rows, RowReader<V> values) {
    this.rows = rows;
    this.values = values;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Decoded<V>(byte[] row, V value) {}

  @Override
  public @Nullable V apply(String key) {
    byte[] row = rows.apply(key);
    Decoded<V> known = decoded.get(key);
    if (row != null && known != null && Arrays.equals(known.row(), row)) {
      return known.value();
    }
    V value = values.value(row);
    if (value == null) {
      decoded.remove(key);
    } else {
      if (decoded.size() >= MOST) {
        decoded.clear();
      }
      decoded.put(key, new Decoded<>(row, value));
    }
    return value;
  }
}
