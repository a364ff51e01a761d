package dev.crossover.model.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossover.model.learner.Account;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may sign in. A new password ends what was signed in with the old one.
 *
 * @param mail address, in lower case; the same as in the roster
 * @param passwordHash BCrypt
 * @param roles what they are beyond what the roster says
 * @param createdAt when they were added
 * @param sources names of those that are theirs as {@link UserRole#INTEGRATION_ADMIN}
 */
public record User(
    String mail,
    String passwordHash,
    Set<UserRole> roles,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> sources)
    implements RecordContent {

  public static final String KIND = "user";

  @JsonCreator
  public User(
      String mail,
      String passwordHash,
      Set<UserRole> roles,
      Instant createdAt,
      @Nullable Set<String> sources) {
    this.mail = mail.toLowerCase(Locale.ROOT);
    this.passwordHash = passwordHash;
    this.roles = Set.copyOf(roles);
    this.createdAt = createdAt;
    this.sources = Set.copyOf(Objects.requireNonNullElse(sources, Set.of()));
  }

  /** A user who is no integration administrator. */
  public User(String mail, String passwordHash, Set<UserRole> roles, Instant createdAt) {
    this(mail, passwordHash, roles, createdAt, Set.of());
  }

  /** The same with another password. */
  public User withPassword(String hash) {
    return new User(mail, hash, roles, createdAt, sources);
  }

  /** The key of the record: it names nobody. */
  public static String key(String mail) {
    return RecordContent.key(KIND, hash(mail));
  }

  /** By what somebody is told apart where they are not to be named. */
  public static String hash(String mail) {
    return new Account(Account.MAIL, mail.toLowerCase(Locale.ROOT)).hash();
  }
}
