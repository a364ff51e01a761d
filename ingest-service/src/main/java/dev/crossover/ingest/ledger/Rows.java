package dev.crossover.ingest.ledger;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Rows of a ledger as they are at one moment. */
public interface Rows {

  /** The row of a key, or null. */
  byte @Nullable [] get(byte[] key);

  /** All rows whose keys begin with these bytes; for what is few by nature. */
  SortedMap<byte[], byte[]> beginning(byte[] prefix);
}
