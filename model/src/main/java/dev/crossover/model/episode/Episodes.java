package dev.crossover.model.episode;

import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallConditions;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.stall.StallRules;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stalls of one learner over time: which episodes open or end at a moment, and when time alone
 * changes that. Both follow from what is given here, so whoever asks late gets the same answer.
 *
 * @param learner random id
 * @param enrolment cohort, team and leave
 * @param basis what the events were read against
 * @param fold what the events add up to
 * @param receivedAt when the newest of them came in; null before the first
 * @param open the episodes that are open
 * @param norms of the cohort, as in force now; null while there are none: whether others are behind
 *     as well, and whether the cohort has not long ended, is not known then, and nothing opens
 * @param known when those were released
 * @param limits when conditions hold
 */
public record Episodes(
    String learner,
    Enrolment enrolment,
    Basis basis,
    LearnerFold fold,
    @Nullable Instant receivedAt,
    List<Episode> open,
    @Nullable CohortNorms norms,
    Instant known,
    StallLimits limits) {

  public Episodes {
    open = List.copyOf(open);
  }

  /**
   * The episodes that change at that moment: one that opens, or those that end. There is one at a
   * time, which goes on while any condition holds.
   */
  public List<Episode> changes(Instant now) {
    if (!open.isEmpty()) {
      Episode.Resolution why = ended(now);
      if (why == null && (norms == null || conditions().anyHolds(now))) {
        return List.of();
      }
      Episode.Resolution resolution = why == null ? over() : why;
      return open.stream().map(e -> resolved(e, now, resolution)).toList();
    }
    if (norms == null || ended(now) != null || opensAt(now).isAfter(now)) {
      return List.of();
    }
    return conditions().holding(now, norms).stream().limit(1).map(this::opened).toList();
  }

  /**
   * How an episode ends of which no condition holds any more: what somebody said ends by a word,
   * but where the unit got done; everything else by progress, but where it was dismissed.
   */
  private Episode.Resolution over() {
    Instant dismissed = fold.words().dismissedAt();
    boolean settled =
        open.stream()
            .anyMatch(e ->
                switch (e.stall().reason()) {
                  case RAISED -> true;
                  case ASKED_FOR_HELP -> !done(e.stall().unit());
                  default -> dismissed != null && !dismissed.isBefore(e.openedAt());
                });
    return settled ? Episode.Resolution.SETTLED : Episode.Resolution.PROGRESS;
  }

  private boolean done(@Nullable String unit) {
    UnitState state = unit == null ? null : fold.units().get(unit);
    return state != null
        && basis.plan().units().stream()
            .anyMatch(u -> u.id().equals(unit) && state.doneShare(u) >= 1);
  }

  private Episode opened(Stall stall) {
    return new Episode(
        Episode.id(learner, stall),
        learner,
        enrolment.cohort(),
        enrolment.team(),
        stall,
        stall.from(),
        null,
        null);
  }

  /** The episodes that are open after these changes. */
  public List<Episode> after(List<Episode> changes) {
    Set<String> changed = new HashSet<>();
    changes.forEach(e -> changed.add(e.id()));
    return Stream.concat(
            open.stream().filter(e -> !changed.contains(e.id())),
            changes.stream().filter(Episode::open))
        .toList();
  }

  /**
   * When time alone changes an episode, if nothing more comes; null if it never does.
   *
   * @param seen the moment up to which changes were asked for
   */
  public @Nullable Instant next(Instant seen) {
    if (fold.leftAt() != null || finished()) {
      return null;
    }
    Instant ends = norms == null ? null : norms.endsAt();
    if (!open.isEmpty()) {
      Instant leave = basis.calendar().nextLeave(seen);
      return ends != null && ends.isAfter(seen) ? earlier(leave, ends) : leave;
    }
    if (norms == null) {
      return null;
    }
    Instant next = null;
    for (Instant from : conditions().beginnings(norms, opensAt(seen))) {
      next = earlier(next, opensAt(from.isAfter(seen) ? from : seen));
    }
    return next == null || !next.isBefore(norms.endsAt()) ? null : next;
  }

  /** What holds at that moment, whether or not an episode is open. */
  public List<Stall> stalls(Instant now) {
    return ended(now) != null ? List.of() : conditions().holding(now, norms);
  }

  private StallConditions conditions() {
    return StallRules.conditions(basis, enrolment, fold, norms, known, limits);
  }

  /** Why nobody is waited for at that moment; null while somebody is. */
  private Episode.@Nullable Resolution ended(Instant now) {
    if (fold.leftAt() != null) {
      return Episode.Resolution.LEFT;
    }
    if (finished()) {
      return Episode.Resolution.FINISHED;
    }
    if (norms != null && !now.isBefore(norms.endsAt())) {
      return Episode.Resolution.COHORT_ENDED;
    }
    return basis.calendar().onLeave(now) ? Episode.Resolution.ON_LEAVE : null;
  }

  private boolean finished() {
    return Done.all(basis.plan(), fold.units());
  }

  /** Until then each moment of a history that is being loaded looks like silence. */
  private Instant settledAt() {
    return receivedAt == null ? Instant.MIN : receivedAt.plus(limits.settle());
  }

  /**
   * The moment itself, or the first one after it at which something may open: not on a holiday, and
   * what a leave ended when the leave is over.
   */
  private Instant opensAt(Instant from) {
    return basis.calendar().atWork(from.isAfter(settledAt()) ? from : settledAt());
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }

  private Episode resolved(Episode e, Instant now, Episode.Resolution why) {
    return new Episode(
        e.id(), learner, e.cohort(), e.team(), e.stall(), e.openedAt(), end(e, now, why), why);
  }

  /** By event time where activity or a word ended it: a late event ends it when it occurred. */
  private Instant end(Episode e, Instant now, Episode.Resolution why) {
    Instant ending =
        why == Episode.Resolution.SETTLED ? fold.words().endedAt() : fold.lastActivityAt();
    Instant at = ending != null && ending.isAfter(e.stall().since()) ? ending : now;
    return at.isBefore(e.openedAt()) ? e.openedAt() : at;
  }
}
