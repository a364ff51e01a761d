package dev.crossover.ingest.ledger;

import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows as they are with changes that nobody else sees yet. */
public final class Draft implements Rows {

  private final Rows before;
  private final NavigableMap<byte[], byte @Nullable []> changes =
      new TreeMap<>(Arrays::compareUnsigned);

  public Draft(Rows before) {
    this.before = before;
  }

  public void put(byte[] key, byte[] value) {
    changes.put(key, value);
  }

  public void delete(byte[] key) {
    changes.put(key, null);
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return changes.containsKey(key) ? changes.get(key) : before.get(key);
  }

  @Override
  public SortedMap<byte[], byte[]> beginning(byte[] prefix) {
    SortedMap<byte[], byte[]> rows = new TreeMap<>(before.beginning(prefix));
    changes
        .subMap(prefix, RowKey.after(prefix))
        .forEach((key, value) -> {
          if (value == null) {
            rows.remove(key);
          } else {
            rows.put(key, value);
          }
        });
    return rows;
  }

  /** New values by key; null where a row goes. */
  public NavigableMap<byte[], byte @Nullable []> changes() {
    return Collections.unmodifiableNavigableMap(changes);
  }
}
