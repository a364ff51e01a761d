package dev.crossover.analytics.account;

import static dev.crossover.wiring.Json.serde;

import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.UnclaimedAccount;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Keeps events of unclaimed accounts and hands them on, in order of occurrence, once the roster
 * claims the account; until then it says how many wait. An event that comes after the claim (the
 * door had not seen it yet) goes straight through, so none is lost whichever comes first.
 */
public final class ReleaseUnmatched
    implements ProcessorSupplier<String, AccountInput, String, AccountOutput> {

  private static final String OWNERS = "account-owners-store";
  private static final String WAITING = "unmatched-events-store";
  private static final String UNCLAIMED = "unclaimed-accounts-store";
  private static final char PART = '\u0000';

  @Override
  public Set<StoreBuilder<?>> stores() {
    // In a fixed order, so that the golden topology is the same each time.
    return new LinkedHashSet<>(
        List.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(OWNERS), Serdes.String(), Serdes.String()),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(WAITING),
                Serdes.String(),
                serde(LearningEvent.class)),
            // Cached: a burst of events of one account writes its sum once a commit.
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(UNCLAIMED),
                    Serdes.String(),
                    serde(UnclaimedAccount.class))
                .withCachingEnabled()));
  }

  @Override
  public Processor<String, AccountInput, String, AccountOutput> get() {
    return new Release();
  }

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
  private static final class Release
      implements Processor<String, AccountInput, String, AccountOutput> {

    private ProcessorContext<String, AccountOutput> context;
    private KeyValueStore<String, String> owners;
    private KeyValueStore<String, LearningEvent> waiting;
    private KeyValueStore<String, UnclaimedAccount> unclaimed;

    @Override
    public void init(ProcessorContext<String, AccountOutput> context) {
      this.context = context;
      this.owners = context.getStateStore(OWNERS);
      this.waiting = context.getStateStore(WAITING);
      this.unclaimed = context.getStateStore(UNCLAIMED);
    }

    @Override
    public void process(Record<String, AccountInput> record) {
      String account = record.key();
      switch (record.value()) {
        case AccountInput.Waiting(LearningEvent event) -> {
          String owner = owners.get(account);
          if (owner != null) {
            forward(record, owner, event);
          } else {
            keep(record, event);
          }
        }
        case AccountInput.Claimed(String learner) -> {
          owners.put(account, learner);
          if (learner != null) {
            release(record, learner);
          }
        }
      }
    }

    private void keep(Record<String, AccountInput> record, LearningEvent event) {
      String account = record.key();
      if (waiting.putIfAbsent(account + PART + event.id(), event) != null) {
        return;
      }
      UnclaimedAccount before = unclaimed.get(account);
      UnclaimedAccount now = before == null ? UnclaimedAccount.of(event) : before.plus(event);
      unclaimed.put(account, now);
      context.forward(record.withValue(new AccountOutput.Unclaimed(now)));
    }

    private void release(Record<String, AccountInput> record, String learner) {
      List<KeyValue<String, LearningEvent>> found = new ArrayList<>();
      SerializationException unreadable = null;
      try (KeyValueIterator<String, LearningEvent> rest =
          waiting.prefixScan(record.key() + PART, new StringSerializer())) {
        while (rest.hasNext()) {
          try {
            found.add(rest.next());
          } catch (SerializationException e) {
            unreadable = e;
          }
        }
      }
      if (unreadable != null) {
        context.forward(record.withValue(new AccountOutput.SetAside(unreadable.getClass())));
      }
      found.sort((a, b) -> LearningEvent.BY_OCCURRENCE.compare(a.value, b.value));
      for (KeyValue<String, LearningEvent> entry : found) {
        forward(record, learner, entry.value);
        waiting.delete(entry.key);
      }
      if (unclaimed.delete(record.key()) != null) {
        context.forward(record.withValue(new AccountOutput.Unclaimed(null)));
      }
    }

    private void forward(Record<String, ?> cause, String learner, LearningEvent event) {
      AccountOutput released = new AccountOutput.Released(event.of(learner));
      context.forward(new Record<>(learner, released, cause.timestamp()));
    }
  }
}
