package dev.crossover.ingest.ledger;

import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What an owner has appended and not read from the log yet: requests, and rows as they will be. */
final class Unread {

  private final ConcurrentMap<ByteBuffer, Foreseen> foreseen = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Appended<?>> requests = new ConcurrentHashMap<>();

  /** By the offsets that they are to have. */
  private final ConcurrentMap<Long, Appended<?>> kept = new ConcurrentHashMap<>();

  private final AtomicLong bytes = new AtomicLong();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Foreseen(byte @Nullable [] value, Appended<?> by) {}

  void add(Appended<?> request) {
    requests.put(request.id, request);
    if (request.kept != null) {
      kept.put(request.expected, request);
    }
    request.changes.forEach(
        (key, value) -> foreseen.put(ByteBuffer.wrap(key), new Foreseen(value, request)));
    bytes.addAndGet(request.bytes);
  }

  /** What was foreseen of it is true of the rows now, or never will be. */
  void forget(Appended<?> known) {
    if (requests.remove(known.id, known)) {
      known.changes.forEach((key, value) ->
          foreseen.computeIfPresent(
              ByteBuffer.wrap(key), (_, now) -> now.by() == known ? null : now));
      bytes.addAndGet(-known.bytes);
      kept.remove(known.expected, known);
    }
  }

  @Nullable Appended<?> find(String id) {
    return requests.get(id);
  }

  /** What is kept of the request that is to stand at an offset, or null. */
  Appended.@Nullable Kept expected(long offset) {
    Appended<?> request = kept.get(offset);
    return request == null ? null : request.kept;
  }

  boolean isEmpty() {
    return requests.isEmpty();
  }

  /** Of the bodies. */
  long bytes() {
    return bytes.get();
  }

  /** Rows with all that was appended since. */
  Ahead ahead(Rows rows) {
    return new Ahead(rows);
  }

  /** Knows whether anything that it told is foreseen, and not read from the log. */
  final class Ahead implements Rows {

    private final Rows rows;
    private boolean foresaw;

    private Ahead(Rows rows) {
      this.rows = rows;
    }

    boolean isCertain() {
      return !foresaw;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
      // In this order: what is forgotten stands in the rows by then.
      Foreseen ahead = foreseen.get(ByteBuffer.wrap(key));
      foresaw |= ahead != null;
      return ahead == null ? rows.get(key) : ahead.value();
    }

    @Override
    public SortedMap<byte[], byte[]> beginning(byte[] prefix) {
      throw new UnsupportedOperationException("decisions are by single rows");
    }
  }
}
