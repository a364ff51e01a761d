package dev.crossover.ingest.intake;

import dev.crossover.model.learner.Account;
import dev.crossover.wiring.TableView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who owns an account, and which accounts events have waited for. */
@Component
final class KnownAccounts {

  private final TableView<String> owners;
  private final TableView<Account> seen;

  KnownAccounts(TableView<String> owners, TableView<Account> seen) {
    this.owners = owners;
    this.seen = seen;
  }

  /** The learner to whom the roster gives the account, or null. */
  @Nullable String owner(Account account) {
    return owners.get(account.hash());
  }

  /** Whether the account has been published, so that people can be shown what waits for it. */
  boolean seen(Account account) {
    return seen.get(account.hash()) != null;
  }
}
