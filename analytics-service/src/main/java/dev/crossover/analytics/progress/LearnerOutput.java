package dev.crossover.analytics.progress;

import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.progress.LearnerProgress;
import org.jspecify.annotations.Nullable;

/** What the fold of a learner says to the rest of the topology. */
public sealed interface LearnerOutput {

  /** Where the learner stands now; null: the learner was erased. */
  record Stands(@Nullable LearnerProgress progress) implements LearnerOutput {}

  /** The learner attempted an item of a plan. */
  record Tried(String plan, Attempt attempt) implements LearnerOutput {}

  /** A new event of the learner named an activity. */
  record Saw(String activity, SeenActivity seen) implements LearnerOutput {}
}
