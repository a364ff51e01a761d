package dev.crossover.analytics.progress;

import dev.crossover.model.event.LearningEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Everything that happened to learners, by learner, time and event id. */
final class LearnerHistory {

  /**
   * Most events of a learner that are folded anew. Reading and folding takes some 5 µs an event, so
   * this is half a second, within the 10 s after which Kafka ends a transaction, and 100 MB of
   * heap.
   */
  static final int MOST = 100_000;

  private final KeyValueStore<Bytes, byte[]> events;

  /** Learners whose history was found too long, so that it is not read again and again. */
  private final Set<String> tooLong = new HashSet<>();

  private final StoredEvents form = new StoredEvents();

  LearnerHistory(KeyValueStore<Bytes, byte[]> events) {
    this.events = events;
  }

  /** Whether the event was added before. */
  boolean contains(String learner, LearningEvent event) {
    return events.get(key(learner, event)) != null;
  }

  /** Adds an event; one that is there already stays. */
  void add(String learner, LearningEvent event) {
    events.put(key(learner, event), form.bytes(event));
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
   * All events of a learner, by time.
   *
   * @throws TooManyEvents if they are more than {@link #MOST}
   * @throws UnreadableState if one of them cannot be read
   */
  List<LearningEvent> of(String learner) {
    List<LearningEvent> history = new ArrayList<>();
    int prefix = prefix(learner).length + Long.BYTES;
    try (KeyValueIterator<Bytes, byte[]> rest = scan(learner)) {
      while (rest.hasNext()) {
        KeyValue<Bytes, byte[]> next = rest.next();
        byte[] key = next.key.get();
        String id = new String(key, prefix, key.length - prefix, StandardCharsets.UTF_8);
        history.add(form.event(learner, id, next.value));
        if (history.size() > MOST) {
          tooLong.add(learner);
          throw new TooManyEvents(MOST);
        }
      }
    } catch (SerializationException e) {
      throw new UnreadableState(e);
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
