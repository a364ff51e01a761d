package dev.crossover.analytics.item;

import static dev.crossover.wiring.Json.serde;

import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.mastery.DifficultyRatings;
import dev.crossover.model.mastery.Rating;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Learns from each attempt how hard its item is, and releases what is known when first attempts
 * have doubled: then everyone on the plan is folded anew, which so costs each attempt a constant.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
public final class LearnDifficulties implements Processor<String, Attempt, String, Difficulties> {

  private static final String RATINGS = "difficulty-ratings-store";
  private static final String RELEASES = "difficulty-releases-store";
  private static final String ATTEMPTS = "first-attempts-store";
  private static final char PART = '\u0000';

  private ProcessorContext<String, Difficulties> context;
  private KeyValueStore<String, Rating> ratings;
  private KeyValueStore<String, Difficulties> releases;
  private KeyValueStore<String, Long> attempts;

  private LearnDifficulties() {}

  /** The processor with its stores. */
  public static ProcessorSupplier<String, Attempt, String, Difficulties> supplier() {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, Attempt, String, Difficulties> get() {
        return new LearnDifficulties();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        // In a fixed order, so that the golden topology is the same each time.
        return new LinkedHashSet<>(
            List.of(
                Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(RATINGS), Serdes.String(), serde(Rating.class)),
                Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(RELEASES),
                    Serdes.String(),
                    serde(Difficulties.class)),
                Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(ATTEMPTS), Serdes.String(), Serdes.Long())));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Difficulties> context) {
    this.context = context;
    this.ratings = context.getStateStore(RATINGS);
    this.releases = context.getStateStore(RELEASES);
    this.attempts = context.getStateStore(ATTEMPTS);
  }

  @Override
  public void process(Record<String, Attempt> record) {
    String plan = record.key();
    new DifficultyRatings(of(plan)).learn(record.value());
    if (record.value().retry()) {
      return;
    }
    Long before = attempts.get(plan);
    long count = before == null ? 1 : before + 1;
    attempts.put(plan, count);
    Difficulties last = releases.get(plan);
    if (DifficultyRatings.releaseDue(count, last == null ? Difficulties.NONE : last)) {
      int version = last == null ? 1 : last.version() + 1;
      Difficulties release = DifficultyRatings.release(version, count, all(plan));
      releases.put(plan, release);
      context.forward(record.withValue(release));
    }
  }

  private DifficultyRatings.Ratings of(String plan) {
    return new DifficultyRatings.Ratings() {
      @Override
      public @Nullable Rating get(String name) {
        return ratings.get(plan + PART + name);
      }

      @Override
      public void put(String name, Rating rating) {
        ratings.put(plan + PART + name, rating);
      }
    };
  }

  private Map<String, Rating> all(String plan) {
    Map<String, Rating> all = new TreeMap<>();
    String prefix = plan + PART;
    try (KeyValueIterator<String, Rating> rest =
        ratings.prefixScan(prefix, new StringSerializer())) {
      rest.forEachRemaining(row -> all.put(row.key.substring(prefix.length()), row.value));
    }
    return all;
  }
}
