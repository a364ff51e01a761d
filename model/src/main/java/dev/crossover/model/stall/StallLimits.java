package dev.crossover.model.stall;

import java.time.Duration;

/**
 * When conditions hold. What alerts was fitted to the nine 2013 histories of the Open University
 * for alerts in at most 15 % of learner-weeks ({@code evaluate stalls}), and is theirs: tuned on
 * them. They were university students, not engineers.
 *
 * @param quietAfter silence, leave not counted, from which a learner is quiet; that alerts nobody
 * @param settle time without anything coming in before an episode may open: while a history is
 *     being loaded, every moment of it looks like silence until the next event comes
 * @param owedBy share of the cohort from which what they have handed in is owed, whoever is active
 * @param owedWhenSilent the same, lower, for who is silent as well
 * @param silentFor how long, for that
 * @param failedFor how long a failed unit is left alone before it alerts
 */
public record StallLimits(
    Duration quietAfter,
    Duration settle,
    double owedBy,
    double owedWhenSilent,
    Duration silentFor,
    Duration failedFor) {

  public static final StallLimits DEFAULT =
      new StallLimits(
          Duration.ofDays(7),
          Duration.ofSeconds(30),
          0.7,
          0.6,
          Duration.ofDays(3),
          Duration.ofDays(7));

  /** The same, with another time before an episode may open. */
  public StallLimits settling(Duration time) {
    return new StallLimits(quietAfter, time, owedBy, owedWhenSilent, silentFor, failedFor);
  }
}
