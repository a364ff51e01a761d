package dev.crossover.model.intake;

import java.time.Instant;

/**
 * Events that are not in all as their format has them, and were kept all the same.
 *
 * @param events how many
 * @param at when the last of them came
 * @param field what was wrong in it first: a path within the event
 * @param message what that should be
 */
public record Remarked(long events, Instant at, String field, String message) {

  /** Together with some that came later. */
  Remarked plus(Remarked later) {
    return new Remarked(events + later.events, later.at, later.field, later.message);
  }
}
