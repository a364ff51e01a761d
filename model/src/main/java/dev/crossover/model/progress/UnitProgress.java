package dev.crossover.model.progress;

import java.time.Duration;
import java.time.Instant;
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
 * @param lastAt newest event on it, or null if untouched
 */
public record UnitProgress(
    String unit,
    double hours,
    double done,
    int attempts,
    int failed,
    Duration spent,
    @Nullable Instant lastAt) {}
