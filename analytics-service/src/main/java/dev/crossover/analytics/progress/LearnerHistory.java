package dev.crossover.analytics.progress;

import dev.crossover.model.event.LearningEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Everything that happened to learners. What was added since the last commit is one entry of the
 * store, by learner and by time and id of its first event: in a burst an entry an event would take
 * as long as all the rest.
 */
final class LearnerHistory {

  /**
   * Most events of a learner that are folded anew. Reading and folding takes some 5 µs an event, so
   * this is half a second, within the 10 s after which Kafka ends a transaction, and 100 MB of
   * heap.
   */
  static final int MOST = 100_000;

  /** Most events of an entry, so that a record stays below what a topic takes. */
  private static final int MOST_TOGETHER = 1_000;

  private final KeyValueStore<Bytes, byte[]> events;

  /** Learners whose history was found too long, so that it is not read again and again. */
  private final Set<String> tooLong = new HashSet<>();

  /**
   * All events of learners of whom an old one came; only a late one makes it worth reading them.
   */
  private final Map<String, Set<Occurrence>> known = new HashMap<>();

  private final StoredEvents form = new StoredEvents();

  /** What tells an event from others of its learner. */
  private record Occurrence(long at, String id) {

    static Occurrence of(LearningEvent event) {
      return new Occurrence(event.occurredAt().toEpochMilli(), event.id());
    }
  }

  LearnerHistory(KeyValueStore<Bytes, byte[]> events) {
    this.events = events;
  }

  /**
   * Whether the event was added before. Of a history that is too long or cannot be read it says no,
   * since that is set aside as a whole.
   */
  boolean contains(OpenLearner l, LearningEvent event) {
    if (l.current() && l.recent.reachesBefore(event)) {
      return l.recent.contains(event);
    }
    return known.computeIfAbsent(l.id, _ -> occurrences(l)).contains(Occurrence.of(event));
  }

  private Set<Occurrence> occurrences(OpenLearner l) {
    List<LearningEvent> history = l.added;
    try {
      history = isTooLong(l.id) ? l.added : of(l);
    } catch (TooManyEvents | UnreadableState e) {
      // What comes more than once until the next commit is still told.
    }
    return history.stream().map(Occurrence::of).collect(Collectors.toCollection(HashSet::new));
  }

  /** Adds an event, which must not be there already; {@link #write} puts it into the store. */
  void add(OpenLearner l, LearningEvent event) {
    l.added.add(event);
    Set<Occurrence> all = known.get(l.id);
    if (all != null) {
      all.add(Occurrence.of(event));
    }
  }

  /** Writes what was added. */
  void write(OpenLearner l) {
    for (int from = 0; from < l.added.size(); from += MOST_TOGETHER) {
      List<LearningEvent> together =
          l.added.subList(from, Math.min(from + MOST_TOGETHER, l.added.size()));
      events.put(key(l.id, together.getFirst()), form.bytes(together));
    }
    l.added.clear();
  }

  /** Lets go of what was read to tell repeated events. */
  void letGo() {
    known.clear();
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
    int prefix = prefix(l.id).length + Long.BYTES;
    try (KeyValueIterator<Bytes, byte[]> rest = scan(l.id)) {
      while (rest.hasNext() && history.size() <= MOST) {
        KeyValue<Bytes, byte[]> next = rest.next();
        byte[] key = next.key.get();
        String id = new String(key, prefix, key.length - prefix, StandardCharsets.UTF_8);
        form.read(l.id, id, next.value, history::add);
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

  void erase(String learner) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> rest = scan(learner)) {
      rest.forEachRemaining(row -> keys.add(row.key));
    }
    keys.forEach(events::delete);
    tooLong.remove(learner);
    known.remove(learner);
  }

  private KeyValueIterator<Bytes, byte[]> scan(String learner) {
    byte[] from = prefix(learner);
    byte[] to = from.clone();
    to[to.length - 1] = 1;
    return events.range(Bytes.wrap(from), Bytes.wrap(to));
  }

  private static Bytes key(String learner, LearningEvent event) {
    byte[] prefix = prefix(learner);
    byte[] id = event.id().getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.length + Long.BYTES + id.length)
            .put(prefix)
            .putLong(event.occurredAt().toEpochMilli())
            .put(id)
            .array());
  }

  /** The learner and a byte that ends it, so that no learner is the beginning of another. */
  private static byte[] prefix(String learner) {
    byte[] id = learner.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(id.length + 1).put(id).put((byte) 0).array();
  }
}
