package dev.crossover.ingest.xapi.statement;

import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time of storing, and the direction to read it in.
 *
 * @param since only what was stored after; null for all
 * @param until only what was stored by then; null for all
 * @param ascending oldest first
 * @param after go on after this position of an earlier page; null to begin
 */
record StatementRange(
    @Nullable Instant since, @Nullable Instant until, boolean ascending, @Nullable String after) {

  /** Index rows of a key within this range. */
  KeyValueIterator<String, byte[]> over(ReadOnlyKeyValueStore<String, byte[]> store, String key) {
    // Times are kept to the millisecond, so "after" begins with the next one.
    String from =
        StatementRows.indexFrom(
            key, since == null ? Instant.EPOCH : Instant.ofEpochMilli(since.toEpochMilli() + 1));
    String to =
        until == null
            ? StatementRows.at(key, "9")
            : StatementRows.indexFrom(key, Instant.ofEpochMilli(until.toEpochMilli() + 1));
    if (ascending) {
      return store.range(after == null ? from : StatementRows.at(key, after) + '\0', to);
    }
    // The row of the position itself was read; nothing sorts between it and its cut.
    String last = after == null ? to : StatementRows.at(key, after);
    return new Before(store.reverseRange(from, last), last);
  }

  /** Leaves out the upper bound, which Kafka's ranges include. */
  private static final class Before implements KeyValueIterator<String, byte[]> {
    private final KeyValueIterator<String, byte[]> rows;

    Before(KeyValueIterator<String, byte[]> rows, String bound) {
      this.rows = rows;
      if (rows.hasNext() && rows.peekNextKey().equals(bound)) {
        rows.next();
      }
    }

    @Override
    public void close() {
      rows.close();
    }

    @Override
    public String peekNextKey() {
      return rows.peekNextKey();
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public org.apache.kafka.streams.KeyValue<String, byte[]> next() {
      return rows.next();
    }
  }
}
