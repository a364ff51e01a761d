package dev.crossover.model.intake;

import java.time.Instant;

/**
 * An activity that events of learners named, as it stands in {@code activities}. Whether a plan
 * maps it is not said here: plans change.
 *
 * @param source that posted the last event about it
 * @param events that named it
 * @param last when the latest of them happened
 */
public record SeenActivity(String source, long events, Instant last) {}
