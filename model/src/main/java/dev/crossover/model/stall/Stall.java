package dev.crossover.model.stall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reason that holds now, with its evidence.
 *
 * @param reason the rule that fired
 * @param since last activity, start date, or the failure that blocked
 * @param from when the rule began to hold
 * @param unit the unit that blocks, or null
 * @param failedAttempts failed attempts on it, or 0
 */
public record Stall(
    StallReason reason, Instant since, Instant from, @Nullable String unit, int failedAttempts) {}
