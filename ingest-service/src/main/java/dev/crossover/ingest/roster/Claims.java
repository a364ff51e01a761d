package dev.crossover.ingest.roster;

import dev.crossover.ingest.rows.Assignment;
import dev.crossover.ingest.rows.AssignmentFile;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Learner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides whose an account becomes that a row gives to a learner. */
final class Claims {

  private final Function<String, @Nullable Learner> learners;
  private final Function<Account, @Nullable String> owners;
  private final List<RowError> errors = new ArrayList<>();
  private final Map<Account, Assignment> claimed = new HashMap<>();
  private final Map<String, Learner> changed = new LinkedHashMap<>();
  private int accounts;

  private Claims(
      Function<String, @Nullable Learner> learners, Function<Account, @Nullable String> owners) {
    this.learners = learners;
    this.owners = owners;
  }

  /**
   * What claims change.
   *
   * @param learners with the accounts that they had and those they gained
   * @param accounts how many were gained
   */
  record Gained(List<Learner> learners, int accounts) {}

  /**
   * Gives accounts to learners; what is theirs already stays so.
   *
   * @param learners by id; null for none
   * @param owners learner by account; null for none
   * @throws RowErrors with every row that names no learner, no account or one of somebody else
   */
  static Gained of(
      List<Assignment> rows,
      Function<String, @Nullable Learner> learners,
      Function<Account, @Nullable String> owners) {
    Claims claims = new Claims(learners, owners);
    rows.forEach(claims::claim);
    if (!claims.errors.isEmpty()) {
      throw new RowErrors(AssignmentFile.INVALID, claims.errors);
    }
    return new Gained(List.copyOf(claims.changed.values()), claims.accounts);
  }

  private void claim(Assignment row) {
    Account account = account(row);
    Learner learner = changed.getOrDefault(row.to(), learners.apply(row.to()));
    if (learner == null) {
      error(row, "learner", "there is no learner " + row.to());
    }
    if (account == null || learner == null) {
      return;
    }
    Assignment before = claimed.putIfAbsent(account, row);
    if (before != null && !before.to().equals(row.to())) {
      error(row, "account", "stands in row " + before.row() + " already");
      return;
    }
    String owner = owners.apply(account);
    if (owner != null && !owner.equals(learner.id())) {
      error(row, "account", account.key() + " belongs to learner " + owner + " already");
    } else if (!Roster.owned(learner).contains(account)) {
      List<Account> all = new ArrayList<>(learner.accounts());
      all.add(account);
      changed.put(learner.id(), learner.with(all));
      accounts++;
    }
  }

  private @Nullable Account account(Assignment row) {
    try {
      return Account.parse(row.what());
    } catch (IllegalArgumentException e) {
      error(row, "account", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void error(Assignment row, String column, String message) {
    errors.add(new RowError(row.row(), column, message));
  }
}
