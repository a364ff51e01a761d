package dev.crossover.analytics.progress;

import dev.crossover.model.event.LearningEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Everything that happened to learners, by learner and event id: the check for duplicates, too. */
final class LearnerHistory {

  private static final char PART = '\u0000';

  private final KeyValueStore<String, LearningEvent> events;
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

  /** All events of a learner, in no order. */
  List<LearningEvent> of(String learner) {
    List<LearningEvent> history = new ArrayList<>();
    try (KeyValueIterator<String, LearningEvent> rest =
        events.prefixScan(learner + PART, new StringSerializer())) {
      rest.forEachRemaining(e -> history.add(e.value));
    }
    return history;
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
    of(learner)
        .forEach(e -> {
          events.delete(key(learner, e.id()));
          told.delete(key(learner, e.id()));
        });
  }

  private static String key(String learner, String event) {
    return learner + PART + event;
  }
}
