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
 * @param <V> type of the store's values
 */
public final class LocalStore<V> implements Supplier<ReadOnlyKeyValueStore<String, V>> {

  private final String name;
  private final Supplier<@Nullable KafkaStreams> streams;
  private volatile @Nullable KafkaStreams ran;

  public LocalStore(String name, Supplier<@Nullable KafkaStreams> streams) {
    this.name = name;
    this.streams = streams;
  }

  @Override
  public ReadOnlyKeyValueStore<String, V> get() {
    KafkaStreams client = streams.get();
    if (client == null || !readable(client)) {
      throw new InvalidStateStoreException(name + " is still being read");
    }
    return client.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<String, V>keyValueStore()));
  }

  @SuppressWarnings("ReferenceEquality") // a restarted client is another one
  private boolean readable(KafkaStreams client) {
    KafkaStreams.State state = client.state();
    if (state == KafkaStreams.State.RUNNING) {
      ran = client;
    }
    return state == KafkaStreams.State.RUNNING
        || (state == KafkaStreams.State.REBALANCING && ran == client);
  }
}
