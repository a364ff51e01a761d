package dev.crossover.analytics.account;

import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.UnclaimedAccount;
import org.jspecify.annotations.Nullable;

/** What is known of an account's events. */
public sealed interface AccountOutput {

  /** An event of the learner, who is the record's key. */
  record Released(LearningEvent event) implements AccountOutput {}

  /**
   * An event that waits for the account of the record's key cannot be read. It stays where it is.
   *
   * @param exception that said so
   */
  record SetAside(Class<?> exception) implements AccountOutput {}

  /** What waits for the account of the record's key; null: nothing any more. */
  record Unclaimed(@Nullable UnclaimedAccount account) implements AccountOutput {}
}
