package dev.crossover.analytics.account;

import static dev.crossover.wiring.Json.serde;

import dev.crossover.model.event.LearningEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
 * claims the account. An event that comes after the claim (the door had not seen it yet) goes
 * straight through, so none is lost whichever comes first.
 */
public final class ReleaseUnmatched
    implements ProcessorSupplier<String, AccountInput, String, LearningEvent> {

  private static final String OWNERS = "account-owners-store";
  private static final String WAITING = "unmatched-events-store";
  private static final char PART = '\u0000';

  @Override
  public Set<StoreBuilder<?>> stores() {
    return new LinkedHashSet<>(
        List.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(OWNERS), Serdes.String(), Serdes.String()),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(WAITING),
                Serdes.String(),
                serde(LearningEvent.class))));
  }

  @Override
  public Processor<String, AccountInput, String, LearningEvent> get() {
    return new Release();
  }

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
  private static final class Release
      implements Processor<String, AccountInput, String, LearningEvent> {

    private ProcessorContext<String, LearningEvent> context;
    private KeyValueStore<String, String> owners;
    private KeyValueStore<String, LearningEvent> waiting;

    @Override
    public void init(ProcessorContext<String, LearningEvent> context) {
      this.context = context;
      this.owners = context.getStateStore(OWNERS);
      this.waiting = context.getStateStore(WAITING);
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
            waiting.put(account + PART + event.occurredAt() + PART + event.id(), event);
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

    private void release(Record<String, AccountInput> record, String learner) {
      List<KeyValue<String, LearningEvent>> found = new ArrayList<>();
      try (KeyValueIterator<String, LearningEvent> rest =
          waiting.prefixScan(record.key() + PART, new StringSerializer())) {
        rest.forEachRemaining(found::add);
      }
      for (KeyValue<String, LearningEvent> entry : found) {
        forward(record, learner, entry.value);
        waiting.delete(entry.key);
      }
    }

    private void forward(Record<String, ?> cause, String learner, LearningEvent event) {
      context.forward(new Record<>(learner, event.of(learner), cause.timestamp()));
    }
  }
}
