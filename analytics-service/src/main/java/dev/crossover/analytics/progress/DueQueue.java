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

  /** Learners due by now, the earliest first, at most so many. */
  List<String> due(Instant now, int most) {
    List<String> due = new ArrayList<>();
    try (KeyValueIterator<String, String> rest = store.range(null, key(now.plusMillis(1), ""))) {
      while (rest.hasNext() && due.size() < most) {
        KeyValue<String, String> next = rest.next();
        due.add(next.value);
      }
    }
    return due;
  }

  /** Milliseconds in 16 digits sort as text; times before 1970 do not occur. */
  private static String key(Instant at, String learner) {
    return "%016d|%s".formatted(Math.max(0, at.toEpochMilli()), learner);
  }
}
