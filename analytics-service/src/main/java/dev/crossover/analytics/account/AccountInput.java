package dev.crossover.analytics.account;

import dev.crossover.model.event.LearningEvent;
import org.jspecify.annotations.Nullable;

/** What arrives for an account. */
public sealed interface AccountInput {

  /** An event of an account that nobody had claimed when it came. */
  record Waiting(LearningEvent event) implements AccountInput {}

  /** The roster says whose the account is; null: no longer anyone's. */
  record Claimed(@Nullable String learner) implements AccountInput {}
}
