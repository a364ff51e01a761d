package dev.crossover.model.readiness;

import dev.crossover.model.event.Attester;
import java.time.Instant;

/**
 * The newest word of somebody on a skill of a learner.
 *
 * @param level how far it is mastered, 0..1
 * @param by whose word it is
 * @param at when it was given
 */
public record Attestation(double level, Attester by, Instant at) {}
