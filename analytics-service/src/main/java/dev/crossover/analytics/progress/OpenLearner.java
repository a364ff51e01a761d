package dev.crossover.analytics.progress;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.stall.CohortMember;
import dev.crossover.model.unit.Basis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A learner whose row was read: decoded once, changed in place, written when a commit is near. */
final class OpenLearner {

  final String id;

  /** Null while only events have come. */
  @Nullable Enrolment enrolment;

  /** Null until enrolment and plan are known. */
  @Nullable LearnerFold fold;

  /** What the fold is made by; null until it was asked for. */
  @Nullable Basis basis;

  Instant receivedAt;
  Instant seenAt;
  List<Episode> open;
  @Nullable Instant dueAt;

  /** Whether events have come that the fold does not hold yet. */
  boolean stale;

  /** Whether the history could not be folded; it is tried again when the row is read again. */
  boolean unfoldable;

  /** Ids of events that no difficulty has learnt from yet, since the fold does not hold them. */
  final Set<String> unfolded = new HashSet<>();

  final RecentEvents recent = new RecentEvents();

  /** Events that the history in the store does not hold yet, in the order in which they came. */
  final List<LearningEvent> added = new ArrayList<>();

  /** Whether what stands in the store is something that readers can be shown. */
  boolean shown;

  /** What was last told for norms; null where it is told anew, whatever it is. */
  @Nullable Told told;

  /** What the norms' view of a learner follows from. */
  record Told(Enrolment enrolment, LearnerFold fold) {

    CohortMember member(Basis basis) {
      return CohortMember.of(basis.plan(), enrolment, fold);
    }

    boolean sameBasis(Told other) {
      return enrolment.equals(other.enrolment) && fold.stamp().equals(other.fold.stamp());
    }
  }

  /** As it stands in the store; null if it does not. */
  @Nullable StoredLearner stored;

  /** A learner of whom nothing is known. */
  OpenLearner(String id) {
    this.id = id;
    this.receivedAt = Instant.EPOCH;
    this.seenAt = Instant.EPOCH;
    this.open = List.of();
  }

  OpenLearner(String id, StoredLearner stored) {
    StoredLearner.Body body = stored.decoded();
    this.id = id;
    this.enrolment = body.enrolment();
    this.fold = body.fold();
    this.receivedAt = body.receivedAt();
    this.open = body.open();
    this.seenAt = stored.seenAt();
    this.dueAt = stored.dueAt();
    this.stale = stored.stale();
    this.stored = stored;
    this.shown = enrolment != null && fold != null;
    this.told = enrolment == null || fold == null || stale ? null : new Told(enrolment, fold);
  }

  /** Whether the fold holds all events, and was made by what they are to be read against. */
  boolean current() {
    return fold != null && basis != null && !stale && fold.stamp().equals(basis.stamp());
  }

  /** As it is to be stored. */
  StoredLearner row() {
    return new StoredLearner(
        dueAt,
        seenAt,
        stale,
        new StoredLearner.Body(id, enrolment, fold, receivedAt, open).bytes());
  }
}
