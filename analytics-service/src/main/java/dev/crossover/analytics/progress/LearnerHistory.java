package dev.crossover.analytics.progress;

import dev.crossover.model.event.LearningEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that happened to learners, by learner and event id: the check for duplicates, too. */
final class LearnerHistory {

  /**
   * Most events of a learner that are folded anew. Reading and folding takes some 25 µs an event,
   * so this is 2.5 s, within the 10 s after which Kafka ends a transaction, and 100 MB of heap.
   */
  static final int MOST = 100_000;

  private static final char PART = '\u0000';

  private static final Logger log = LoggerFactory.getLogger(LearnerHistory.class);

  private final KeyValueStore<String, LearningEvent> events;

  /** Learners whose history was found too long, so that it is not read again and again. */
  private final Set<String> tooLong = new HashSet<>();

  private final KeyValueStore<String, String> told;

  /**
   * Reads and writes the stores.
   *
   * @param told by event, the plan whose difficulties have learnt from it
   */
  LearnerHistory(KeyValueStore<String, LearningEvent> events, KeyValueStore<String, String> told) {
    this.events = events;
    this.told = told;
  }

  /** Adds an event; false if it was there already. */
  boolean add(String learner, LearningEvent event) {
    return events.putIfAbsent(key(learner, event.id()), event) == null;
  }

  /** Whether its length was found to be beyond what is folded anew. */
  boolean isTooLong(String learner) {
    return tooLong.contains(learner);
  }

  /**
   * All events of a learner, in no order.
   *
   * @throws TooManyEvents if they are more than {@link #MOST}
   * @throws UnreadableState if one of them cannot be read
   */
  List<LearningEvent> of(String learner) {
    if (tooLong.contains(learner)) {
      throw new TooManyEvents(MOST);
    }
    List<LearningEvent> history = new ArrayList<>();
    try (KeyValueIterator<String, LearningEvent> rest = scan(learner)) {
      while (rest.hasNext()) {
        history.add(rest.next().value);
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

  private KeyValueIterator<String, LearningEvent> scan(String learner) {
    return events.prefixScan(learner + PART, new StringSerializer());
  }

  /** Notes that a plan's difficulties learn from an attempt; false if they have already. */
  boolean tell(String learner, String event, String plan) {
    String key = key(learner, event);
    boolean news = !plan.equals(told.get(key));
    if (news) {
      told.put(key, plan);
    }
    return news;
  }

  void erase(String learner) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, LearningEvent> rest = scan(learner)) {
      while (rest.hasNext()) {
        keys.add(rest.peekNextKey());
        try {
          rest.next();
        } catch (SerializationException e) {
          log.debug("an event that cannot be read is erased with the others", e);
        }
      }
    }
    keys.forEach(key -> {
      // A deletion would read the event first.
      events.put(key, null);
      told.delete(key);
    });
    tooLong.remove(learner);
  }

  private static String key(String learner, String event) {
    return learner + PART + event;
  }
}
