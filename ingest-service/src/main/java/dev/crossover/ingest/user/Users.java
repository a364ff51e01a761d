package dev.crossover.ingest.user;

import dev.crossover.ingest.change.Changes;
import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.record.VersionedRecords;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.model.record.User;
import dev.crossover.model.record.UserRole;
import dev.crossover.model.record.VersionedRecord;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Service;

/** The users. A password is made here, shown once, and kept as its hash alone. */
@Service
class Users {

  static final Pattern MAIL = Pattern.compile("[^@\\s<>,;:|]+@[^@\\s<>,;:|]+");

  /** Without those that are read as one another. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int SHORTEST = 12;

  /** What BCrypt reads. */
  private static final int LONGEST_BYTES = 72;

  private static final int PARTS = 4;
  private static final int LETTERS_IN_PART = 5;

  private final VersionedRecords records;
  private final Publisher publisher;
  private final Changes log;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();

  Users(VersionedRecords records, Publisher publisher, Changes log, Clock clock) {
    this.records = records;
    this.publisher = publisher;
    this.log = log;
    this.clock = clock;
  }

  /** A password at the only moment at which it is shown. */
  record NewPassword(String mail, String password) {}

  List<User> list() {
    return records.ofKind(User.KIND).stream()
        .map(VersionedRecord::content)
        .filter(User.class::isInstance)
        .map(User.class::cast)
        .sorted(Comparator.comparing(User::mail))
        .toList();
  }

  /**
   * Adds a user.
   *
   * @throws Refused if the address is none, or there is such a user
   */
  NewPassword add(String mail, Set<UserRole> roles, Set<String> sources) {
    return add(mail, roles, sources, password());
  }

  /** Adds a user whose password was chosen; see {@link #add(String, Set, Set)}. */
  NewPassword add(String mail, Set<UserRole> roles, Set<String> sources, String password) {
    if (!MAIL.matcher(mail).matches()) {
      throw Refused.field("mail", "must be a mail address");
    }
    if (roles.contains(UserRole.INTEGRATION_ADMIN) == sources.isEmpty()) {
      throw Refused.field("source", "names what an integration-admin looks after, and nobody else");
    }
    if (find(mail) != null) {
      throw new Refused(RejectReason.CONFLICT, "mail", "there is such a user; reset the password");
    }
    records.change(
        User.key(mail),
        0,
        new User(mail, encoder.encode(fitting(password)), roles, clock.instant(), sources));
    return new NewPassword(mail, password);
  }

  /**
   * Gives a user a new password, which ends what was signed in with the old one.
   *
   * @param chosen by the user; null: one is made
   * @throws NoSuchElementException if there is no such user
   * @throws Refused if the chosen one is too short or too long
   */
  NewPassword reset(String mail, @Nullable String chosen) {
    VersionedRecord found = require(mail);
    User user = (User) found.content();
    String password = chosen == null ? password() : fitting(chosen);
    records.change(User.key(mail), found.version(), user.withPassword(encoder.encode(password)));
    return new NewPassword(user.mail(), password);
  }

  /** Writes down that somebody may sign in as a user without the password. */
  void ticketed(String mail) {
    require(mail);
    String id = User.key(mail).substring(User.KIND.length() + 1);
    publisher.publish(List.of(log.message("ticket", id, null, null)));
  }

  /**
   * Removes a user, who is out at once.
   *
   * @throws NoSuchElementException if there is none
   */
  void remove(String mail) {
    records.change(User.key(mail), require(mail).version(), null);
  }

  private VersionedRecord require(String mail) {
    VersionedRecord found = find(mail);
    if (found == null) {
      throw new NoSuchElementException("there is no such user");
    }
    return found;
  }

  private @Nullable VersionedRecord find(String mail) {
    return records.record(User.key(mail), User.class);
  }

  /**
   * A password that somebody chose.
   *
   * @throws Refused if it is too short, or longer than BCrypt reads
   */
  static String fitting(String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST
        || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      throw Refused.field("password", "takes 12 letters or more, and at most 72 bytes");
    }
    return password;
  }

  /** 20 letters of 31: 99 random bits. */
  private String password() {
    StringBuilder made = new StringBuilder();
    for (int i = 0; i < PARTS * LETTERS_IN_PART; i++) {
      made.append(i > 0 && i % LETTERS_IN_PART == 0 ? "-" : "")
          .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return made.toString();
  }
}
