package dev.crossover.analytics.progress;

import dev.crossover.model.learner.Learner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What is kept of each learner, in step with the queue of when to look at whom. */
final class LearnerRows {

  private final KeyValueStore<String, LearnerRow> rows;
  private final DueQueue queue;

  LearnerRows(KeyValueStore<String, LearnerRow> rows, KeyValueStore<String, String> due) {
    this.rows = rows;
    this.queue = new DueQueue(due);
  }

  /** The row of a learner; an empty one of whom nothing is known yet. */
  LearnerRow of(String learner) {
    LearnerRow row = rows.get(learner);
    return row == null ? LearnerRow.EMPTY : row;
  }

  /** Learners due by now, the earliest first, at most so many. */
  List<String> due(Instant now, int most) {
    return queue.due(now, most);
  }

  /** Learners on one of these plans; reads every row. */
  List<String> onPlans(Set<String> plans) {
    List<String> learners = new ArrayList<>();
    try (KeyValueIterator<String, LearnerRow> all = rows.all()) {
      all.forEachRemaining(e -> {
        Learner entry = e.value.learner();
        if (entry != null && plans.contains(entry.plan())) {
          learners.add(e.key);
        }
      });
    }
    return learners;
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
    rows.delete(learner);
  }
}
