package dev.crossover.analytics.progress;

import dev.crossover.wiring.OwnStore;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lets the processors of one task share an object, which lives as long as the task. To Kafka
 * Streams it is a store that holds nothing which would have to be kept.
 *
 * @param <T> type of the object
 */
final class TaskShare<T> implements StateStore {

  private final String name;
  private boolean open;
  private @Nullable T shared;

  private TaskShare(String name) {
    this.name = name;
  }

  /** The object, made by who asks first. */
  T get(Supplier<T> make) {
    if (shared == null) {
      shared = make.get();
    }
    return shared;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> {});
    open = true;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    open = false;
    shared = null;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Makes one for each task. */
  static <T> StoreBuilder<TaskShare<T>> builder(String name) {
    return new OwnStore<>(name, () -> new TaskShare<>(name));
  }
}
