package dev.crossover.ingest.intake;

import dev.crossover.ingest.ledger.Derived.Message;
import dev.crossover.model.Topics;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Account;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.TableView;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who owns an account, and where an event goes by that. */
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
    return owner(account, records::get);
  }

  private static @Nullable String owner(
      Account account, Function<String, @Nullable VersionedRecord> records) {
    VersionedRecord found = records.apply(AccountOwner.key(account));
    return found != null && found.content() instanceof AccountOwner(String learner)
        ? learner
        : null;
  }

  /** As a processor of the same topology knows them. */
  Routing in(ProcessorContext<?, ?> context) {
    return new Routing(records.in(context), seen.holds(context));
  }

  /** Where events go. */
  static final class Routing {

    private final Function<String, @Nullable VersionedRecord> records;
    private final Predicate<String> seen;

    private Routing(Function<String, @Nullable VersionedRecord> records, Predicate<String> seen) {
      this.records = records;
      this.seen = seen;
    }

    /** What is published of an event. */
    List<Message> messages(LearningEvent event, Owner owner) {
      return switch (owner) {
        case Owner.ByLearner by -> List.of(happened(by.learner(), event));
        case Owner.ByAccount by when by.account().ofTest() -> List.of();
        case Owner.ByAccount by -> {
          String learner = owner(by.account(), records);
          yield learner == null ? waiting(by.account(), event) : List.of(happened(learner, event));
        }
      };
    }

    /**
     * An event that waits is kept for ever, so it names its account by a hash alone. What the hash
     * means is a record of its own, which can be deleted.
     */
    private List<Message> waiting(Account account, LearningEvent event) {
      String key = AccountOwner.key(account);
      Message waits = new Message(Topics.UNMATCHED_EVENTS, key, event);
      return seen.test(key)
          ? List.of(waits)
          : List.of(new Message(Topics.SEEN_ACCOUNTS, key, account), waits);
    }

    private static Message happened(String learner, LearningEvent event) {
      return new Message(Topics.LEARNER_LOG, learner, new LogEntry.Happened(event.of(learner)));
    }
  }
}
