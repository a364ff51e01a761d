package dev.crossover.model.record;

import dev.crossover.model.learner.Account;

/**
 * Whose an account is, which the roster or a claim says. Its id is the hash of the account, since
 * events that wait for the account have the same key and are kept for ever.
 *
 * @param learner who owns the account
 */
public record AccountOwner(String learner) implements RecordContent {

  public static final String KIND = "account";

  /** The key of all records about an account, on whichever topic they stand. */
  public static String key(Account account) {
    return RecordContent.key(KIND, account.hash());
  }

  /** Whether a key is one of these. */
  public static boolean isKey(String key) {
    return key.startsWith(KIND + "/");
  }
}
