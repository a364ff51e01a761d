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
 * What time does to learners: plan releases come into force, episodes open and end, each as of the
 * moment at which it was due.
 */
final class LearnerTime {

  private final OpenLearners learners;
  private final LearnerFolds folds;
  private final Releases releases;
  private final DueQueue queue;
  private final StallLimits limits;
  private final News news;

  LearnerTime(
      OpenLearners learners,
      LearnerFolds folds,
      Releases releases,
      DueQueue queue,
      StallLimits limits,
      News news) {
    this.learners = learners;
    this.folds = folds;
    this.releases = releases;
    this.queue = queue;
    this.limits = limits;
    this.news = news;
  }

  /**
   * Brings a learner up to a moment: each plan release that came into force, and each moment at
   * which time alone changed an episode, in their order.
   */
  void advance(OpenLearner l, Instant to) {
    if (l.enrolment == null) {
      return;
    }
    while (true) {
      boolean settled = !l.receivedAt.plus(limits.settle()).isAfter(to);
      if (nextRelease(l) == null && l.basis != null && l.open.isEmpty() && !settled) {
        // Nothing opens before that, and nothing is open that could end.
        return;
      }
      folds.refresh(l);
      if (!l.current()) {
        return;
      }
      Releases.PlanRelease release = nextRelease(l);
      Instant due = episodes(l).next(l.seenAt);
      // After a restart nobody has said yet how late it is, but a release has come before that.
      Instant until = release != null && release.since().isAfter(to) ? release.since() : to;
      if (due != null && due.isAfter(until)) {
        due = null;
      }
      if (release != null && (due == null || release.since().isBefore(due))) {
        Instant since = release.since().isAfter(l.seenAt) ? release.since() : l.seenAt;
        l.basis = releases.basis(release, l.enrolment);
        act(l, since);
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

  private void act(OpenLearner l, Instant at) {
    l.seenAt = at.isAfter(l.seenAt) ? at : l.seenAt;
    learners.changed(l);
    look(l, at);
  }

  /** Opens and ends what opens and ends at that moment. */
  void look(OpenLearner l, Instant at) {
    folds.refresh(l);
    if (!l.current()) {
      return;
    }
    Episodes watched = episodes(l);
    List<Episode> changes = watched.changes(at);
    if (!changes.isEmpty()) {
      l.open = watched.after(changes);
      changes.forEach(news::changed);
    }
  }

  /** The queue must have the learner no later than time alone changes something. */
  void queue(OpenLearner l) {
    if (!l.current()) {
      return;
    }
    Instant next = episodes(l).next(l.seenAt);
    if (next != null && (l.dueAt == null || next.isBefore(l.dueAt))) {
      Instant due = Instant.ofEpochMilli(next.plus(Duration.ofNanos(999_999)).toEpochMilli());
      queue.move(l.id, l.dueAt, due);
      l.dueAt = due;
    }
  }

  private Episodes episodes(OpenLearner l) {
    return new Episodes(
        l.id,
        Objects.requireNonNull(l.enrolment),
        Objects.requireNonNull(l.basis),
        Objects.requireNonNull(l.fold),
        l.receivedAt,
        l.open,
        limits);
  }
}
