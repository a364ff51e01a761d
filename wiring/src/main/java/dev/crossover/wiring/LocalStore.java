package dev.crossover.wiring;

import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The store of a {@link LocalTable} as readers outside of the topology reach it. Until the client
 * has run, reads throw {@link InvalidStateStoreException}: a table that is still being read would
 * deny what it holds. Once it has, they go on while tasks move between instances.
 *
 * @param name of the store
 * @param streams the client, or null until it has run once
 * @param <V> type of the store's values
 */
public record LocalStore<V>(String name, Supplier<@Nullable KafkaStreams> streams)
    implements Supplier<ReadOnlyKeyValueStore<String, V>> {

  @Override
  public ReadOnlyKeyValueStore<String, V> get() {
    KafkaStreams client = streams.get();
    if (client == null || !client.state().isRunningOrRebalancing()) {
      throw new InvalidStateStoreException(name + " is still being read");
    }
    return client.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<String, V>keyValueStore()));
  }
}
