package dev.crossover.model.intake;

import java.time.Instant;

/**
 * An account that no learner of the roster owns, as it stands in {@code unclaimed-accounts} until
 * one does.
 *
 * @param source that posted the last event of it
 * @param events that wait for it
 * @param first when the earliest of them happened
 * @param last when the latest of them happened
 */
public record UnclaimedAccount(String source, long events, Instant first, Instant last) {}
