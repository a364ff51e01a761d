package dev.crossover.model.episode;

import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.stall.StallRules;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * @param limits when silence becomes a stall
 */
public record Episodes(
    String learner,
    Enrolment enrolment,
    Basis basis,
    LearnerFold fold,
    @Nullable Instant receivedAt,
    List<Episode> open,
    StallLimits limits) {

  public Episodes {
    open = List.copyOf(open);
  }

  /** The episodes that change at that moment: those that open, and those that end. */
  public List<Episode> changes(Instant now) {
    List<Episode> changes = new ArrayList<>();
    Map<String, Stall> holding = new HashMap<>();
    stalls(now).forEach(s -> holding.put(Episode.id(learner, s), s));
    Set<String> known = new HashSet<>();
    for (Episode e : open) {
      known.add(e.id());
      if (!holding.containsKey(e.id())) {
        changes.add(resolved(e, now));
      }
    }
    if (settledAt().isAfter(now)) {
      return changes;
    }
    holding.forEach((id, stall) -> {
      if (!known.contains(id)) {
        changes.add(
            new Episode(
                id,
                learner,
                enrolment.cohort(),
                enrolment.team(),
                stall,
                stall.from(),
                null,
                null));
      }
    });
    return changes;
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
    Calendar calendar = basis.calendar();
    Instant next = null;
    if (open.stream().noneMatch(e -> e.stall().unit() == null)) {
      next = opensAt(StallRules.quietAt(fold, calendar, limits), seen);
    }
    for (Unit unit : basis.plan().units()) {
      UnitState state = fold.units().get(unit.id());
      Instant blocked = state == null ? null : state.blocked(unit);
      if (blocked != null && open.stream().noneMatch(e -> unit.id().equals(e.stall().unit()))) {
        next = earlier(next, opensAt(blocked, seen));
      }
    }
    return open.isEmpty() ? next : earlier(next, calendar.nextLeave(seen));
  }

  /** All reasons that hold at that moment, whether or not their episodes are open. */
  public List<Stall> stalls(Instant now) {
    return StallRules.find(basis.plan().plan(), fold, basis.calendar(), finished(), limits, now);
  }

  private boolean finished() {
    return Done.all(basis.plan(), fold.units());
  }

  /** Until then each moment of a history that is being loaded looks like silence. */
  private Instant settledAt() {
    return receivedAt == null ? Instant.MIN : receivedAt.plus(limits.settle());
  }

  /** What a leave ended opens again when the leave is over, not in the past before it. */
  private Instant opensAt(Instant from, Instant seen) {
    Instant at = from.isAfter(settledAt()) ? from : settledAt();
    return basis.calendar().atWork(at.isAfter(seen) ? at : seen);
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }

  private Episode resolved(Episode e, Instant now) {
    Episode.Resolution why = Episode.Resolution.PROGRESS;
    if (fold.leftAt() != null) {
      why = Episode.Resolution.LEFT;
    } else if (finished()) {
      why = Episode.Resolution.FINISHED;
    } else if (basis.calendar().onLeave(now)) {
      why = Episode.Resolution.ON_LEAVE;
    }
    return new Episode(
        e.id(), learner, e.cohort(), e.team(), e.stall(), e.openedAt(), end(e, now), why);
  }

  /** By event time where activity ended it: a late event ends it when it occurred. */
  private Instant end(Episode e, Instant now) {
    Instant active = fold.lastActivityAt();
    Instant at = active != null && active.isAfter(e.stall().since()) ? active : now;
    return at.isBefore(e.openedAt()) ? e.openedAt() : at;
  }
}
