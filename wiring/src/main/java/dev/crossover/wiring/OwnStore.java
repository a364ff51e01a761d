package dev.crossover.wiring;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes a store of our own for each task, without Kafka Streams' cache and changelog.
 *
 * @param name of the store
 * @param stores makes one
 * @param <S> type of the store
 */
public record OwnStore<S extends StateStore>(String name, Supplier<S> stores)
    implements StoreBuilder<S> {

  @Override
  public S build() {
    return stores.get();
  }

  @Override
  public Map<String, String> logConfig() {
    return Map.of();
  }

  @Override
  public boolean loggingEnabled() {
    return false;
  }

  @Override
  public StoreBuilder<S> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<S> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<S> withLoggingEnabled(Map<String, String> config) {
    return this;
  }

  @Override
  public StoreBuilder<S> withLoggingDisabled() {
    return this;
  }
}
