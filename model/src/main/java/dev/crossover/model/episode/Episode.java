package dev.crossover.model.episode;

import dev.crossover.model.stall.Stall;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One alert about one learner, from the moment a condition held until none does. The id follows
 * from what happened, so replaying the log opens the same episodes.
 *
 * @param id learner, reason, opening, and unit where there is one
 * @param learner who
 * @param cohort cohort when it opened
 * @param team team when it opened
 * @param stall the condition that opened it, with its evidence
 * @param openedAt when the condition began to hold
 * @param resolvedAt when it stopped holding, or null while open
 * @param resolution what ended it, or null while open
 */
public record Episode(
    String id,
    String learner,
    String cohort,
    String team,
    Stall stall,
    Instant openedAt,
    @Nullable Instant resolvedAt,
    @Nullable Resolution resolution) {

  /** What ended an episode. */
  public enum Resolution {
    PROGRESS,
    /** Somebody said that it is none, or that it is settled. */
    SETTLED,
    ON_LEAVE,
    FINISHED,
    LEFT,
    COHORT_ENDED
  }

  public boolean open() {
    return resolvedAt == null;
  }

  static String id(String learner, Stall stall) {
    String id = learner + ":" + stall.reason() + ":" + stall.from().getEpochSecond();
    return stall.unit() == null ? id : id + ":" + stall.unit();
  }
}
