package dev.crossover.analytics.progress;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Learners by when to look at them next, so that a look costs what is due. An entry moves when it
 * is taken, or to an earlier time; that its learner's time has moved on is seen when it is taken.
 */
final class DueQueue {

  private static final byte[] PRESENT = {1};

  private final KeyValueStore<Bytes, byte[]> store;

  /** No entry is earlier; keeps a look from walking over what was taken before. */
  private long from;

  DueQueue(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** A learner to look at. */
  record Entry(Instant at, String learner) {}

  void move(String learner, @Nullable Instant before, Instant to) {
    if (before != null) {
      remove(learner, before);
    }
    store.put(key(to.toEpochMilli(), learner), PRESENT);
    from = Math.min(from, to.toEpochMilli());
  }

  void remove(String learner, Instant at) {
    store.delete(key(at.toEpochMilli(), learner));
  }

  /** Those due by now, the earliest first, at most so many. */
  List<Entry> due(Instant now, int most) {
    List<Entry> due = new ArrayList<>();
    if (from > now.toEpochMilli()) {
      return due;
    }
    long next = Long.MAX_VALUE;
    try (KeyValueIterator<Bytes, byte[]> rest = store.range(key(from, ""), null)) {
      while (rest.hasNext()) {
        Entry entry = entry(rest.next().key.get());
        next = entry.at().toEpochMilli();
        if (due.size() == most || entry.at().isAfter(now)) {
          break;
        }
        due.add(entry);
      }
    }
    from = due.isEmpty() ? next : due.getFirst().at().toEpochMilli();
    return due;
  }

  /** When the first entry is due, or some time before; null if there is none. */
  @Nullable Instant first() {
    due(Instant.ofEpochMilli(from), 1);
    return from == Long.MAX_VALUE ? null : Instant.ofEpochMilli(from);
  }

  private static Entry entry(byte[] key) {
    return new Entry(
        Instant.ofEpochMilli(ByteBuffer.wrap(key).getLong()),
        new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.UTF_8));
  }

  /** Eight bytes of milliseconds sort as numbers; times before 1970 do not occur. */
  private static Bytes key(long millis, String learner) {
    byte[] id = learner.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + id.length).putLong(Math.max(0, millis)).put(id).array());
  }
}
