package dev.crossover.model.progress;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Enrolment;
import java.time.Instant;
import java.util.List;

/**
 * What the topology says of a learner: what the log adds up to, and nothing that time alone
 * changes. Whoever reads it computes the rest, such as the planned share and the gap, for the
 * moment at which they look; see {@link LearnerProgress}.
 *
 * @param learner random id
 * @param enrolment as the roster has it
 * @param fold what the events add up to
 * @param receivedAt when the newest entry of the learner's log was appended
 * @param open the stall episodes that are open
 */
public record LearnerSnapshot(
    String learner, Enrolment enrolment, LearnerFold fold, Instant receivedAt, List<Episode> open) {

  public LearnerSnapshot {
    open = List.copyOf(open);
  }
}
