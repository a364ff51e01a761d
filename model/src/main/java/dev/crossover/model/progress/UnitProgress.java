package dev.crossover.model.progress;

import dev.crossover.model.plan.Unit;
import dev.crossover.model.unit.ProjectWork;
import dev.crossover.model.unit.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One unit of the plan for one learner.
 *
 * @param unit unit id
 * @param hours planned hours
 * @param done done share, 0..1
 * @param attempts graded attempts
 * @param failed graded attempts that did not pass
 * @param spent time on it
 * @param firstAt first event on it, or null if untouched
 * @param lastAt newest event on it, or null if untouched
 * @param doneAt when it was done, or null
 * @param work what was handed in and how it was received; null if untouched
 * @param lacks items of its checklist that nobody has found yet, in its order
 */
public record UnitProgress(
    String unit,
    double hours,
    double done,
    int attempts,
    int failed,
    Duration spent,
    @Nullable Instant firstAt,
    @Nullable Instant lastAt,
    @Nullable Instant doneAt,
    @Nullable ProjectWork work,
    List<String> lacks) {

  static UnitProgress of(Unit unit, @Nullable UnitState state) {
    return state == null
        ? new UnitProgress(
            unit.id(),
            unit.hours(),
            0,
            0,
            0,
            Duration.ZERO,
            null,
            null,
            null,
            null,
            unit.lacks(Set.of()))
        : new UnitProgress(
            unit.id(),
            unit.hours(),
            state.doneShare(unit),
            state.tries().count(),
            state.tries().failed(),
            state.spent(),
            state.firstAt(),
            state.lastAt(),
            state.doneAt(),
            state.work(),
            unit.lacks(state.work().evidence()));
  }
}
