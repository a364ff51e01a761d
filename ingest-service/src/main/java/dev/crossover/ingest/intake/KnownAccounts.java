package dev.crossover.ingest.intake;

import dev.crossover.model.learner.Account;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.TableView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who owns an account, and which accounts events have waited for. */
@Component
public final class KnownAccounts {

  private final TableView<VersionedRecord> records;
  private final TableView<Account> seen;

  KnownAccounts(TableView<VersionedRecord> records, TableView<Account> seen) {
    this.records = records;
    this.seen = seen;
  }

  /** The learner to whom the roster gives the account, or null. */
  public @Nullable String owner(Account account) {
    VersionedRecord found = records.get(AccountOwner.key(account));
    return found != null && found.content() instanceof AccountOwner(String learner)
        ? learner
        : null;
  }

  /** Whether the account has been published, so that people can be shown what waits for it. */
  boolean seen(Account account) {
    return seen.get(AccountOwner.key(account)) != null;
  }
}
