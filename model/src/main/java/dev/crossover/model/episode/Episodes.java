package dev.crossover.model.episode;

import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which episodes open and which resolve when a learner's progress is seen anew. */
public final class Episodes {

  /**
   * What changes when the learner is seen anew.
   *
   * @param open episodes of this learner that are open so far
   * @param progress what holds now
   * @param limits with the time that must pass before an episode opens
   * @return the episodes that changed: opened, or resolved
   */
  public static List<Episode> changes(
      List<Episode> open, LearnerProgress progress, StallLimits limits) {
    List<Episode> changes = new ArrayList<>();
    Map<String, Stall> holding = new HashMap<>();
    progress.stalls().forEach(s -> holding.put(Episode.id(progress.learner(), s), s));
    Set<String> known = new HashSet<>();
    for (Episode e : open) {
      known.add(e.id());
      if (!holding.containsKey(e.id())) {
        changes.add(resolved(e, progress));
      }
    }
    holding.forEach((id, stall) -> {
      if (!known.contains(id) && progress.settled(limits)) {
        changes.add(
            new Episode(
                id,
                progress.learner(),
                progress.cohort(),
                progress.team(),
                stall,
                stall.from(),
                null,
                null));
      }
    });
    return changes;
  }

  private static Episode resolved(Episode e, LearnerProgress progress) {
    Episode.Resolution why =
        switch (progress.state()) {
          case LEFT -> Episode.Resolution.LEFT;
          case FINISHED -> Episode.Resolution.FINISHED;
          case ON_LEAVE -> Episode.Resolution.ON_LEAVE;
          case ON_TRACK, BEHIND, STALLED -> Episode.Resolution.PROGRESS;
        };
    return new Episode(
        e.id(), e.learner(), e.cohort(), e.team(), e.stall(), e.openedAt(), end(e, progress), why);
  }

  /** By event time where activity ended it: a late event ends it when it occurred. */
  private static Instant end(Episode e, LearnerProgress progress) {
    Instant active = progress.lastActivityAt();
    Instant at = active != null && active.isAfter(e.stall().since()) ? active : progress.asOf();
    return at.isBefore(e.openedAt()) ? e.openedAt() : at;
  }

  private Episodes() {}
}
