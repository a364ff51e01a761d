package dev.crossover.analytics.progress;

import dev.crossover.model.learner.Learner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept of each learner, in step with the queue of when to look at whom. */
final class LearnerRows {

  private static final Logger log = LoggerFactory.getLogger(LearnerRows.class);

  private final KeyValueStore<String, LearnerRow> rows;
  private final DueQueue queue;

  LearnerRows(KeyValueStore<String, LearnerRow> rows, KeyValueStore<String, String> due) {
    this.rows = rows;
    this.queue = new DueQueue(due);
  }

  /**
   * The row of a learner; an empty one of whom nothing is known yet.
   *
   * @throws UnreadableState if it cannot be read
   */
  LearnerRow of(String learner) {
    try {
      LearnerRow row = rows.get(learner);
      return row == null ? LearnerRow.EMPTY : row;
    } catch (SerializationException e) {
      throw new UnreadableState(e);
    }
  }

  /** Those due by now, the earliest first, at most so many. */
  List<DueQueue.Entry> due(Instant now, int most) {
    return queue.due(now, most);
  }

  /** Looks no more at an entry whose row does not know of it. */
  void forget(DueQueue.Entry entry) {
    queue.remove(entry);
  }

  /**
   * Walks over rows in the order of learners.
   *
   * @param from learner to begin with; null for the first
   * @param found is told of each learner on one of the plans
   * @return the learner to go on with, or null at the end
   */
  @Nullable String onPlans(
      Set<String> plans, @Nullable String from, Slice slice, Consumer<String> found) {
    List<String> learners = new ArrayList<>();
    String next = null;
    try (KeyValueIterator<String, LearnerRow> rest = rows.range(from, null)) {
      while (rest.hasNext()) {
        if (!slice.hasRoom()) {
          next = rest.peekNextKey();
          break;
        }
        try {
          KeyValue<String, LearnerRow> row = rest.next();
          Learner entry = row.value.learner();
          if (entry != null && plans.contains(entry.plan())) {
            learners.add(row.key);
          }
        } catch (SerializationException e) {
          // Whoever looks at this learner next says so; the iterator stands behind it.
          log.debug("a row is passed over", e);
        }
      }
    }
    learners.forEach(found);
    return next;
  }

  /**
   * Keeps a row and moves its learner in the queue.
   *
   * @param row what changed, with the due time that it was kept with
   * @param due when to look at the learner next; null for when something happens
   * @param stall when silence becomes a stall; null if it cannot
   * @return the row as it is kept
   */
  LearnerRow put(String learner, LearnerRow row, @Nullable Instant due, @Nullable Instant stall) {
    queue.move(learner, row.dueAt(), due);
    LearnerRow kept = row.due(due, stall);
    rows.put(learner, kept);
    return kept;
  }

  void erase(String learner, LearnerRow row) {
    queue.move(learner, row.dueAt(), null);
    // A deletion would read the row first, which may be what cannot be done.
    rows.put(learner, null);
  }
}
