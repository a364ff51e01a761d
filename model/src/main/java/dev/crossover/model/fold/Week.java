package dev.crossover.model.fold;

import java.time.Duration;

/**
 * One closed week of a learner's own calendar.
 *
 * @param effort time spent in it
 * @param done done share of the plan's hours at its end, 0..1
 * @param readiness readiness for the target role at its end, 0..1
 * @param active whether an event in it showed the learner active
 */
public record Week(Duration effort, double done, double readiness, boolean active) {}
