package dev.crossover.analytics.progress;

import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Learner;
import org.jspecify.annotations.Nullable;

/** What arrives for a learner. */
public sealed interface LearnerInput {

  /** Something the learner did. */
  record Happened(LearningEvent event) implements LearnerInput {}

  /** The roster entry, new or changed; null: the learner was erased. */
  record Enlisted(@Nullable Learner learner) implements LearnerInput {}
}
