package dev.crossover.analytics.progress;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.unit.Basis;
import dev.crossover.wiring.deadletter.SetAsideReason;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each learner's fold equal to that of the whole history: the newest event is appended, one
 * that comes a little late is inserted, and for anything else the history is folded anew.
 */
final class LearnerFolds {

  private final OpenLearners learners;
  private final LearnerHistory history;
  private final Releases releases;
  private final Handover handover;

  LearnerFolds(
      OpenLearners learners, LearnerHistory history, Releases releases, Handover handover) {
    this.learners = learners;
    this.history = history;
    this.releases = releases;
    this.handover = handover;
  }

  /** Adds an event to history and fold; false if it was there already. */
  boolean add(OpenLearner l, LearningEvent event) {
    Basis basis = l.current() ? l.basis : null;
    LearnerFold fold = l.fold;
    if (basis != null && fold != null && fold.appends(basis, event)) {
      LearnerFold after = fold.append(basis, event);
      attempted(event, fold, basis);
      history.add(l, event);
      l.recent.add(fold, event);
      l.fold = after;
      return true;
    }
    if (history.contains(l, event)) {
      return false;
    }
    late(l, event, basis);
    return true;
  }

  /** An event that is not the newest, or whose learner has no fold that it could be added to. */
  private void late(OpenLearner l, LearningEvent event, @Nullable Basis basis) {
    LearnerFold before = basis == null ? null : l.recent.before(basis, event);
    if (basis != null && before != null) {
      attempted(event, before, basis);
      l.fold = l.recent.insert(basis, event);
    } else {
      l.stale = true;
      l.unfolded.add(event.id());
    }
    history.add(l, event);
  }

  private void attempted(LearningEvent event, LearnerFold before, Basis basis) {
    if (event.fact() instanceof Fact.Graded) {
      Attempt attempt = before.attempt(basis, event);
      if (attempt != null) {
        handover.attempted(basis, attempt);
      }
    }
  }

  /** Folds the history where the fold does not hold all of it, or was made by something else. */
  void refresh(OpenLearner l) {
    Enrolment enrolment = l.enrolment;
    if (enrolment == null) {
      return;
    }
    if (l.basis == null) {
      l.basis = basis(l, enrolment);
    }
    Basis basis = l.basis;
    if (basis == null || l.current() || l.unfoldable || history.isTooLong(l.id)) {
      return;
    }
    try {
      replay(l, basis);
    } catch (StreamsException e) {
      throw e;
    } catch (RuntimeException e) {
      l.unfoldable = true;
      handover.setAside(l.id, "history cannot be folded: " + SetAsideReason.of(e), e);
    }
  }

  /** Tries again what could not be folded. */
  void tryAgain(OpenLearner l) {
    l.unfoldable = false;
    history.tryAgain(l.id);
    handover.lookedAtAgain(l.id);
    learners.changed(l);
  }

  private void replay(OpenLearner l, Basis basis) {
    boolean first = l.fold == null;
    LearnerFold.Replay replay = LearnerFold.replay(basis, history.of(l));
    replay
        .attempts()
        .forEach((event, attempt) -> {
          if (first || l.unfolded.contains(event)) {
            handover.attempted(basis, attempt);
          }
        });
    l.fold = replay.fold();
    l.stale = false;
    l.unfolded.clear();
    l.recent.clear();
    learners.changed(l);
  }

  /**
   * By the plan version that the fold was made by, or, for who has no fold yet, by the one that
   * they waited for: newer ones follow in their order.
   */
  private @Nullable Basis basis(OpenLearner l, Enrolment enrolment) {
    LearnerFold fold = l.fold;
    Releases.PlanRelease release =
        fold != null && fold.stamp().plan().equals(enrolment.plan())
            ? releases.version(enrolment.plan(), fold.stamp().planVersion())
            : releases.before(enrolment.plan(), l.seenAt);
    return release == null ? null : releases.basis(release, enrolment);
  }
}
