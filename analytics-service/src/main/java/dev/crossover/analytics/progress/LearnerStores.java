package dev.crossover.analytics.progress;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores of a task.
 *
 * @param rows by learner, what is known but the events
 * @param history by learner, time and id, the events
 * @param due by time and learner, when to look at whom
 * @param releases plans, difficulties and norms in force, who is measured by which, and how far
 *     walks after a release have come
 * @param partition of the learner log
 */
record LearnerStores(
    KeyValueStore<String, byte[]> rows,
    KeyValueStore<Bytes, byte[]> history,
    KeyValueStore<Bytes, byte[]> due,
    KeyValueStore<String, byte[]> releases,
    int partition) {

  private static final String ROWS = "learner-rows-store";
  private static final String HISTORY = "learner-events-store";
  private static final String DUE = "learner-due-store";
  private static final String RELEASES = "releases-store";
  private static final String TASK = "learner-task";

  /** What makes them; in a fixed order, so that the golden topology is the same each time. */
  static Set<StoreBuilder<?>> builders() {
    return new LinkedHashSet<>(
        List.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ROWS), Serdes.String(), Serdes.ByteArray()),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(HISTORY), Serdes.Bytes(), Serdes.ByteArray()),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(DUE), Serdes.Bytes(), Serdes.ByteArray()),
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(RELEASES), Serdes.String(), Serdes.ByteArray()),
            TaskShare.<LearnerTask>builder(TASK)));
  }

  /** What all processors of the task share, made by the first of them. */
  static LearnerTask task(
      Function<String, StateStore> stores,
      int partition,
      Function<LearnerStores, LearnerTask> make) {
    return LearnerStores.<TaskShare<LearnerTask>>get(stores, TASK)
        .get(() ->
            make.apply(
                new LearnerStores(
                    get(stores, ROWS),
                    get(stores, HISTORY),
                    get(stores, DUE),
                    get(stores, RELEASES),
                    partition)));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // by its name
  private static <S extends StateStore> S get(Function<String, StateStore> stores, String name) {
    return (S) stores.apply(name);
  }
}
