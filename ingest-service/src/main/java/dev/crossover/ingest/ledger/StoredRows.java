package dev.crossover.ingest.ledger;

import dev.crossover.wiring.SortedRows;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the log has been read to say.
 *
 * @param rows of the ledger
 */
public record StoredRows(SortedRows rows) implements Rows {

  @Override
  public byte @Nullable [] get(byte[] key) {
    return rows.get(key);
  }

  @Override
  public SortedMap<byte[], byte[]> beginning(byte[] prefix) {
    SortedMap<byte[], byte[]> found = new TreeMap<>(Arrays::compareUnsigned);
    rows.ascending(
        prefix,
        RowKey.after(prefix),
        (key, value) -> {
          found.put(key, value);
          return true;
        });
    return found;
  }
}
