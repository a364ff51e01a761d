package dev.crossover.analytics.progress;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.stall.CohortMember;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the learners of a task tell the rest of the topology. */
public sealed interface LearnerOutput {

  /**
   * What is known of the learner who is the key.
   *
   * @param bytes a {@code LearnerSnapshot} in its short form; null: the learner was erased
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, compared with nothing
  record Snapshot(byte @Nullable [] bytes) implements LearnerOutput {}

  /** The episode whose id is the key; null: its learner was erased. */
  record EpisodeChanged(@Nullable Episode episode) implements LearnerOutput {}

  /** Items of the plan that is the key were attempted, in this order. */
  record Attempted(List<Attempt> attempts) implements LearnerOutput {}

  /**
   * What norms need to know of one learner.
   *
   * @param peers the key: those of one plan in one cohort
   * @param learner id
   * @param partition of the learner log
   * @param at moment of the log up to which it is known
   * @param member null: no longer one of them
   */
  record Belongs(
      String peers, String learner, int partition, Instant at, @Nullable CohortMember member)
      implements LearnerOutput {}

  /** New events named the activity that is the key. */
  record Saw(SeenActivity seen) implements LearnerOutput {}

  /**
   * Something stored of the learner who is the key was set aside; once until it is looked at again.
   *
   * @param reason why, with nothing of the content
   * @param exception that said so
   */
  record SetAside(String reason, Class<?> exception) implements LearnerOutput {}

  /** To be appended to the log itself. */
  record Appended(LogEntry entry) implements LearnerOutput {}
}
