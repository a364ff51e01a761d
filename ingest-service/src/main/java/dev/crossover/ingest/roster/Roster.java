package dev.crossover.ingest.roster;

import dev.crossover.ingest.change.Change;
import dev.crossover.ingest.change.Changes;
import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.ingest.intake.Visible;
import dev.crossover.ingest.record.VersionedRecords;
import dev.crossover.ingest.rows.Assignment;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.Topics;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.wiring.TableView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes a roster whole or not at all: learners and the accounts that are theirs go to Kafka in one
 * transaction. A mail address in the roster claims the accounts that are made of it.
 */
@Service
class Roster {

  /** More are counted alone. */
  private static final int MOST_SHOWN = 200;

  private final TableView<Learner> learners;
  private final VersionedRecords records;
  private final TableView<Plan> plans;
  private final Publisher publisher;
  private final HolidayCalendars holidays;
  private final Changes log;

  Roster(
      TableView<Learner> learners,
      VersionedRecords records,
      TableView<Plan> plans,
      Publisher publisher,
      HolidayCalendars holidays,
      Changes log) {
    this.learners = learners;
    this.records = records;
    this.plans = plans;
    this.publisher = publisher;
    this.holidays = holidays;
    this.log = log;
  }

  /**
   * What an import does.
   *
   * @param learners of the file
   * @param accounts that are theirs
   * @param added learners who were in no roster before
   * @param changed learners of whom something is otherwise
   * @param changes of these, the first {@value #MOST_SHOWN}
   * @param warnings of what is taken all the same
   */
  record Imported(
      int learners,
      int accounts,
      long added,
      long changed,
      List<Change> changes,
      List<RowWarning> warnings) {}

  /**
   * What claims do.
   *
   * @param learners who gain accounts
   * @param accounts that are gained
   */
  record Claimed(int learners, int accounts) {}

  /**
   * Takes a roster file.
   *
   * @param dryRun only says what it would do
   * @throws RowErrors with every error of the file
   */
  synchronized Imported importCsv(String csv, boolean dryRun) {
    RosterFile.Content file = RosterFile.read(csv, plans::get, learners::get, holidays);
    refuseForeignAccounts(file.learners());
    Map<Account, String> owners = owners(file.learners());
    List<Message> messages = messages(file.learners(), owners);
    List<Change> changes = Changes.among(messages);
    if (!dryRun) {
      publish(file.learners(), messages);
    }
    long added = changes.stream().filter(change -> change.from() == null).count();
    return new Imported(
        file.learners().size(),
        owners.size(),
        added,
        changes.size() - added,
        changes.stream().limit(MOST_SHOWN).toList(),
        file.warnings());
  }

  /**
   * Gives accounts to learners who have none of them yet.
   *
   * @param dryRun only says what it would do
   * @throws RowErrors with every row that cannot be taken
   */
  synchronized Claimed claim(List<Assignment> rows, boolean dryRun) {
    Claims.Gained gained = Claims.of(rows, learners::get, this::owner);
    if (!dryRun) {
      publish(gained.learners());
    }
    return new Claimed(gained.learners().size(), gained.accounts());
  }

  /**
   * Enters days away of a learner, or takes them back.
   *
   * @param away false to take back what is entered with exactly these days
   * @throws NoSuchElementException if there is no such learner
   */
  synchronized void leave(String id, Leave days, boolean away) {
    Learner learner = learners.get(id);
    if (learner == null) {
      throw new NoSuchElementException("there is no learner " + id);
    }
    List<Leave> leave = new ArrayList<>(learner.leave());
    leave.removeIf(days::equals);
    if (away) {
      leave.add(days);
    }
    // As they were entered: a holiday within must be there again when they are taken back.
    publish(List.of(learner.away(leave)));
  }

  private void publish(List<Learner> roster) {
    publish(roster, messages(roster, owners(roster)));
  }

  /**
   * Writes what changes of learners and of what they own, and waits until all of it shows: the next
   * import or claim starts from what it reads.
   */
  private void publish(List<Learner> roster, List<Message> messages) {
    if (!messages.isEmpty()) {
      publisher.publishTogether(messages);
    }
    roster.forEach(learner -> Visible.await(learners, learner.id(), learner));
    records.awaitShown(messages);
  }

  private static Map<Account, String> owners(List<Learner> roster) {
    Map<Account, String> owners = new LinkedHashMap<>();
    roster.forEach(learner -> owned(learner).forEach(a -> owners.put(a, learner.id())));
    return owners;
  }

  private List<Message> messages(List<Learner> roster, Map<Account, String> owners) {
    List<Message> messages = new ArrayList<>();
    roster.forEach(learner -> messages.addAll(changes(learner)));
    owners.entrySet().stream()
        .filter(owned -> !owned.getValue().equals(owner(owned.getKey())))
        .map(owned ->
            records.next(AccountOwner.key(owned.getKey()), new AccountOwner(owned.getValue())))
        .forEach(messages::add);
    for (Account account : dropped(roster, owners.keySet())) {
      messages.add(records.next(AccountOwner.key(account), null));
    }
    return messages;
  }

  /** A new name or address is no news to the log, which knows the enrolment alone. */
  private List<Message> changes(Learner learner) {
    Learner before = learners.get(learner.id());
    List<Message> changes = new ArrayList<>();
    if (!learner.equals(before)) {
      changes.add(new Message(Topics.PEOPLE, learner.id(), learner));
      changes.add(log.message("roster", learner.id(), before, learner));
    }
    Enrolment enrolment = learner.enrolment();
    if (before == null || !enrolment.equals(before.enrolment())) {
      changes.add(new Message(Topics.LEARNER_LOG, learner.id(), new LogEntry.Enrolled(enrolment)));
    }
    return changes;
  }

  private @Nullable String owner(Account account) {
    AccountOwner owner = records.find(AccountOwner.key(account), AccountOwner.class);
    return owner == null ? null : owner.learner();
  }

  /** Accounts that these learners had and that nobody of the file has any more. */
  private Set<Account> dropped(List<Learner> roster, Set<Account> claimed) {
    Set<Account> dropped = new HashSet<>();
    for (Learner learner : roster) {
      Learner before = learners.get(learner.id());
      if (before != null) {
        dropped.addAll(owned(before));
      }
    }
    dropped.removeAll(claimed);
    return dropped;
  }

  /** An account belongs to one person; taking it from another needs that one's row as well. */
  private void refuseForeignAccounts(List<Learner> roster) {
    Set<String> inFile = roster.stream().map(Learner::id).collect(Collectors.toSet());
    List<RowError> errors = new ArrayList<>();
    for (int i = 0; i < roster.size(); i++) {
      Learner learner = roster.get(i);
      for (Account account : owned(learner)) {
        String owner = owner(account);
        if (owner != null && !owner.equals(learner.id()) && !inFile.contains(owner)) {
          errors.add(
              new RowError(
                  i + 2L, "accounts", account.key() + " belongs to learner " + owner + " already"));
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new RowErrors(RosterFile.INVALID, errors);
    }
  }

  /** The accounts that the roster names and those that are made of the mail address. */
  static Set<Account> owned(Learner learner) {
    Set<Account> owned = new HashSet<>(learner.accounts());
    if (learner.mail() != null) {
      String mail = learner.mail().toLowerCase(Locale.ROOT);
      owned.add(new Account(Account.MAIL, mail));
      owned.add(new Account(Account.MAIL_SHA1, sha1(Account.MAIL + mail)));
    }
    return owned;
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
