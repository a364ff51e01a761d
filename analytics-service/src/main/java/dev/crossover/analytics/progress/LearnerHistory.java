package dev.crossover.analytics.progress;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Everything that happened to learners. What was added since the last commit is one entry of the
 * store a day, by learner and by time and id of its first event: in a burst an entry an event would
 * take as long as all the rest.
 */
final class LearnerHistory {

  /**
   * Most events of a learner that are folded anew. Reading and folding takes some 5 µs an event, so
   * this is half a second, within the 10 s after which Kafka ends a transaction, and 100 MB of
   * heap.
   */
  static final int MOST = 100_000;

  /** Most events of an entry, so that a record of the largest stays below what a topic takes. */
  private static final int MOST_TOGETHER = 100;

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final KeyValueStore<Bytes, byte[]> events;

  /** Learners whose history was found too long, so that it is not read again and again. */
  private final Set<String> tooLong = new HashSet<>();

  private final StoredEvents form = new StoredEvents();

  LearnerHistory(KeyValueStore<Bytes, byte[]> events) {
    this.events = events;
  }

  /** Whether the event was added before. */
  boolean contains(OpenLearner l, LearningEvent event) {
    if (l.recent.knowsOf(event) && l.current() && !withdrawn(l, event)) {
      return l.recent.contains(event);
    }
    return l.added.stream().anyMatch(e -> same(e, event)) || stored(l.id, event);
  }

  /** Of what was taken back, and of the taking back, a fold keeps no more than an id. */
  private static boolean withdrawn(OpenLearner l, LearningEvent event) {
    return event.fact() instanceof Fact.Voided
        || (l.fold != null && l.fold.voided().contains(event.id()));
  }

  /** What tells an event from others of its learner. */
  static boolean same(LearningEvent one, LearningEvent other) {
    return millis(one) == millis(other) && one.id().equals(other.id());
  }

  private static long millis(LearningEvent event) {
    return event.occurredAt().toEpochMilli();
  }

  /** Entries hold events of one day, so those of another need not be read. */
  private boolean stored(String learner, LearningEvent event) {
    long day = Math.floorDiv(millis(event), DAY) * DAY;
    Bytes key = key(learner, event);
    try (KeyValueIterator<Bytes, byte[]> rest =
        events.range(key(learner, day, ""), key(learner, day + DAY, ""))) {
      while (rest.hasNext()) {
        KeyValue<Bytes, byte[]> entry = rest.next();
        if (entry.key.equals(key) || holds(learner, entry, event)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean holds(String learner, KeyValue<Bytes, byte[]> entry, LearningEvent event) {
    try {
      return read(learner, entry).stream().anyMatch(e -> same(e, event));
    } catch (SerializationException e) {
      return false; // which is told when the history is folded
    }
  }

  /** Adds an event, which must not be there already; {@link #write} puts it into the store. */
  void add(OpenLearner l, LearningEvent event) {
    l.added.add(event);
  }

  /** Writes what was added. */
  void write(OpenLearner l) {
    l.added.stream()
        .collect(Collectors.groupingBy(e -> Math.floorDiv(millis(e), DAY)))
        .values()
        .forEach(day -> write(l.id, day));
    l.added.clear();
  }

  private void write(String learner, List<LearningEvent> day) {
    for (int from = 0; from < day.size(); from += MOST_TOGETHER) {
      List<LearningEvent> together = day.subList(from, Math.min(from + MOST_TOGETHER, day.size()));
      events.put(key(learner, together.getFirst()), form.bytes(together));
    }
  }

  /** Whether it was found longer than what is folded anew. */
  boolean isTooLong(String learner) {
    return tooLong.contains(learner);
  }

  /** Has it read again although it was found too long. */
  void tryAgain(String learner) {
    tooLong.remove(learner);
  }

  /**
   * All events of a learner, those that were added last at the end.
   *
   * @throws TooManyEvents if they are more than {@link #MOST}
   * @throws UnreadableState if one of them cannot be read
   */
  List<LearningEvent> of(OpenLearner l) {
    List<LearningEvent> history = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rest = scan(l.id)) {
      while (rest.hasNext() && history.size() <= MOST) {
        history.addAll(read(l.id, rest.next()));
      }
    } catch (SerializationException e) {
      throw new UnreadableState(e);
    }
    history.addAll(l.added);
    if (history.size() > MOST) {
      tooLong.add(l.id);
      throw new TooManyEvents(MOST);
    }
    return history;
  }

  private List<LearningEvent> read(String learner, KeyValue<Bytes, byte[]> entry) {
    int prefix = prefix(learner).length + Long.BYTES;
    byte[] key = entry.key.get();
    String first = new String(key, prefix, key.length - prefix, StandardCharsets.UTF_8);
    return form.read(learner, first, entry.value);
  }

  void erase(String learner) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rest = scan(learner)) {
      rest.forEachRemaining(row -> keys.add(row.key));
    }
    keys.forEach(events::delete);
    tooLong.remove(learner);
  }

  private KeyValueIterator<Bytes, byte[]> scan(String learner) {
    byte[] from = prefix(learner);
    byte[] to = from.clone();
    to[to.length - 1] = 1;
    return events.range(Bytes.wrap(from), Bytes.wrap(to));
  }

  private static Bytes key(String learner, LearningEvent first) {
    return key(learner, millis(first), first.id());
  }

  private static Bytes key(String learner, long at, String first) {
    byte[] prefix = prefix(learner);
    byte[] id = first.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.length + Long.BYTES + id.length)
            .put(prefix)
            .putLong(at)
            .put(id)
            .array());
  }

  /** The learner and a byte that ends it, so that no learner is the beginning of another. */
  private static byte[] prefix(String learner) {
    byte[] id = learner.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(id.length + 1).put(id).put((byte) 0).array();
  }
}
