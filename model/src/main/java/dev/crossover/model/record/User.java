package dev.crossover.model.record;

import dev.crossover.model.learner.Account;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * Someone who may sign in. A new password ends what was signed in with the old one.
 *
 * @param mail address, in lower case; the same as in the roster
 * @param passwordHash BCrypt
 * @param roles what they are beyond what the roster says
 * @param createdAt when they were added
 */
public record User(String mail, String passwordHash, Set<UserRole> roles, Instant createdAt)
    implements RecordContent {

  public static final String KIND = "user";

  public User {
    mail = mail.toLowerCase(Locale.ROOT);
    roles = Set.copyOf(roles);
  }

  /** The key of the record: it names nobody. */
  public static String key(String mail) {
    return RecordContent.key(KIND, new Account(Account.MAIL, mail.toLowerCase(Locale.ROOT)).hash());
  }
}
