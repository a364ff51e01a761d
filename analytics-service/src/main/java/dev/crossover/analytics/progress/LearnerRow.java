package dev.crossover.analytics.progress;

import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Learner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a learner beside the events.
 *
 * @param learner roster entry; null while only events have come
 * @param fold of all events so far; null until roster entry and plan are known
 * @param stale whether events have come that the fold does not hold yet
 * @param receivedAt when the newest event or roster entry came in; null before the first
 * @param dueAt when to look at the learner next; null if time alone changes nothing
 * @param publishedAt when progress was last published; null before the first
 * @param stallAt when silence becomes a stall; null if it cannot
 */
record LearnerRow(
    @Nullable Learner learner,
    @Nullable LearnerFold fold,
    boolean stale,
    @Nullable Instant receivedAt,
    @Nullable Instant dueAt,
    @Nullable Instant publishedAt,
    @Nullable Instant stallAt) {

  static final LearnerRow EMPTY = new LearnerRow(null, null, false, null, null, null, null);

  LearnerRow enlisted(Learner entry) {
    return new LearnerRow(entry, fold, stale, receivedAt, dueAt, publishedAt, stallAt);
  }

  LearnerRow folded(LearnerFold now) {
    return new LearnerRow(learner, now, false, receivedAt, dueAt, publishedAt, stallAt);
  }

  LearnerRow outdated() {
    return new LearnerRow(learner, fold, true, receivedAt, dueAt, publishedAt, stallAt);
  }

  LearnerRow received(Instant at) {
    return new LearnerRow(learner, fold, stale, at, dueAt, publishedAt, stallAt);
  }

  LearnerRow due(@Nullable Instant at, @Nullable Instant stall) {
    return new LearnerRow(learner, fold, stale, receivedAt, at, publishedAt, stall);
  }

  LearnerRow published(Instant at) {
    return new LearnerRow(learner, fold, stale, receivedAt, dueAt, at, stallAt);
  }
}
