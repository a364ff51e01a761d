package dev.crossover.model.progress;

import java.time.Duration;

/**
 * One week of a learner's own calendar, as charts show it.
 *
 * @param week number, from 1
 * @param effort time spent in it
 * @param done done share of the plan at its end, or now in the week that runs; 0..1
 * @param planned share due at its end, 0..1
 * @param readiness part of the target role that was shown at its end, or now; 0..1
 * @param earned work of the plan that was finished in it, in weeks of this learner's own plan time:
 *     1 is on plan
 */
public record WeekFigures(
    int week, Duration effort, double done, double planned, double readiness, double earned) {}
