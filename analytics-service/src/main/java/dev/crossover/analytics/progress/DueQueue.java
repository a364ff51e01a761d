package dev.crossover.analytics.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Learners ordered by when to look at them next, so that a tick costs what is due. */
final class DueQueue {

  private final KeyValueStore<String, String> store;

  DueQueue(KeyValueStore<String, String> store) {
    this.store = store;
  }

  void move(String learner, @Nullable Instant from, @Nullable Instant to) {
    if (from != null) {
      store.delete(key(from, learner));
    }
    if (to != null) {
      store.put(key(to, learner), learner);
    }
  }

  /**
   * A learner to look at.
   *
   * @param key under which it waits
   */
  record Entry(String key, String learner) {

    /** Whether a row with this due time put it there. */
    boolean isOf(@Nullable Instant due) {
      return due != null && key.equals(DueQueue.key(due, learner));
    }
  }

  /** Those due by now, the earliest first, at most so many. */
  List<Entry> due(Instant now, int most) {
    List<Entry> due = new ArrayList<>();
    try (KeyValueIterator<String, String> rest = store.range(null, key(now.plusMillis(1), ""))) {
      while (rest.hasNext() && due.size() < most) {
        KeyValue<String, String> next = rest.next();
        due.add(new Entry(next.key, next.value));
      }
    }
    return due;
  }

  void remove(Entry entry) {
    store.delete(entry.key());
  }

  /** Milliseconds in 16 digits sort as text; times before 1970 do not occur. */
  private static String key(Instant at, String learner) {
    return "%016d|%s".formatted(Math.max(0, at.toEpochMilli()), learner);
  }
}
