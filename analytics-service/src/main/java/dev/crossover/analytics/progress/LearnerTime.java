package dev.crossover.analytics.progress;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episodes;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.stall.StallLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What time does to learners: plans and norms come into force, episodes open and end, each as of
 * the moment at which it was due.
 */
final class LearnerTime {

  private final OpenLearners learners;
  private final LearnerFolds folds;
  private final Releases releases;
  private final DueQueue queue;
  private final StallLimits limits;
  private final Handover handover;

  LearnerTime(
      OpenLearners learners,
      LearnerFolds folds,
      Releases releases,
      DueQueue queue,
      StallLimits limits,
      Handover handover) {
    this.learners = learners;
    this.folds = folds;
    this.releases = releases;
    this.queue = queue;
    this.limits = limits;
    this.handover = handover;
  }

  /**
   * Brings a learner up to a moment: each release of plan or norms that came into force, and each
   * moment at which time alone changed an episode, in their order.
   */
  void advance(OpenLearner l, Instant to) {
    if (l.enrolment == null) {
      return;
    }
    while (true) {
      boolean settled = !l.receivedAt.plus(limits.settle()).isAfter(to);
      Instant norms = releases.normsAfter(l.enrolment.peers(), l.seenAt);
      if (nextRelease(l) == null
          && norms == null
          && l.basis != null
          && l.open.isEmpty()
          && !settled) {
        // Nothing opens before that, and nothing is open that could end.
        return;
      }
      folds.refresh(l);
      if (!l.current()) {
        return;
      }
      Releases.PlanRelease release = nextRelease(l);
      Instant changed = earlier(release == null ? null : release.since(), norms);
      Instant due = episodes(l).next(l.seenAt);
      // After a restart nobody has said yet how late it is, but a release has come before that.
      Instant until = changed != null && changed.isAfter(to) ? changed : to;
      if (due != null && due.isAfter(until)) {
        due = null;
      }
      if (changed != null && (due == null || changed.isBefore(due))) {
        if (release != null && !release.since().isAfter(changed)) {
          l.basis = releases.basis(release, l.enrolment);
          act(l, changed);
        } else {
          measure(l, changed);
        }
      } else if (due != null) {
        act(l, due);
      } else {
        return;
      }
    }
  }

  private Releases.@Nullable PlanRelease nextRelease(OpenLearner l) {
    LearnerFold fold = l.fold;
    Enrolment enrolment = l.enrolment;
    return fold == null || enrolment == null || !fold.stamp().plan().equals(enrolment.plan())
        ? null
        : releases.after(enrolment.plan(), fold.stamp().planVersion());
  }

  /** By new norms. Where they change nothing no row is written: to look once more does no harm. */
  private void measure(OpenLearner l, Instant at) {
    l.seenAt = at.isAfter(l.seenAt) ? at : l.seenAt;
    if (look(l, at) || sooner(l) != null) {
      learners.changed(l);
    }
  }

  private void act(OpenLearner l, Instant at) {
    l.seenAt = at.isAfter(l.seenAt) ? at : l.seenAt;
    learners.changed(l);
    look(l, at);
  }

  /** Opens and ends what opens and ends at that moment; false if that is nothing. */
  boolean look(OpenLearner l, Instant at) {
    folds.refresh(l);
    if (!l.current()) {
      return false;
    }
    Episodes watched = episodes(l);
    List<Episode> changes = watched.changes(at);
    if (!changes.isEmpty()) {
      l.open = watched.after(changes);
      changes.forEach(handover::changed);
    }
    return !changes.isEmpty();
  }

  /** The queue must have the learner no later than time alone changes something. */
  void queue(OpenLearner l) {
    if (!l.current()) {
      return;
    }
    Instant due = sooner(l);
    if (due != null) {
      queue.move(l.id, l.dueAt, due);
      l.dueAt = due;
    }
  }

  /** When the queue must have the learner, if that is before it has; else null. */
  private @Nullable Instant sooner(OpenLearner l) {
    Instant next = l.current() ? episodes(l).next(l.seenAt) : null;
    if (next == null || (l.dueAt != null && !next.isBefore(l.dueAt))) {
      return null;
    }
    Instant due = Instant.ofEpochMilli(next.plus(Duration.ofNanos(999_999)).toEpochMilli());
    return due.equals(l.dueAt) ? null : due;
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }

  private Episodes episodes(OpenLearner l) {
    Enrolment enrolment = Objects.requireNonNull(l.enrolment);
    Releases.NormsRelease norms = releases.norms(enrolment.peers(), l.seenAt);
    return new Episodes(
        l.id,
        enrolment,
        Objects.requireNonNull(l.basis),
        Objects.requireNonNull(l.fold),
        l.receivedAt,
        l.open,
        norms == null ? null : norms.norms(),
        norms == null ? Instant.EPOCH : norms.since(),
        limits);
  }
}
