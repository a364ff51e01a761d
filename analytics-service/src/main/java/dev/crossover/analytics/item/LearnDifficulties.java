package dev.crossover.analytics.item;

import static dev.crossover.wiring.Json.serde;

import dev.crossover.analytics.progress.LearnerOutput;
import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.mastery.DifficultyRatings;
import dev.crossover.model.mastery.Rating;
import dev.crossover.wiring.TableView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
 * Learns from each attempt how hard its item is, and releases what is known when there are so many
 * more first attempts that it is due. Everyone on the plan is then folded anew, so that each
 * attempt costs a constant. A release that was made before is not made again when everything is
 * learnt anew.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
public final class LearnDifficulties
    implements Processor<String, LearnerOutput.Attempted, String, Difficulties> {

  private static final String RATINGS = "difficulty-ratings-store";
  private static final String COUNTS = "first-attempts-store";
  private static final char PART = '\u0000';

  private final TableView<Difficulties> table;
  private ProcessorContext<String, Difficulties> context;
  private KeyValueStore<String, Rating> ratings;
  private KeyValueStore<String, Learnt> counts;
  private Function<String, @Nullable Difficulties> released;

  /**
   * How much was learnt of a plan's items.
   *
   * @param attempts first attempts
   * @param version of the last release; 0 for none
   * @param releasedAt first attempts of which that one knew
   */
  private record Learnt(long attempts, int version, long releasedAt) {

    static final Learnt NONE = new Learnt(0, 0, 0);

    Learnt another() {
      return new Learnt(attempts + 1, version, releasedAt);
    }

    Learnt release() {
      return new Learnt(attempts, version + 1, attempts);
    }
  }

  private LearnDifficulties(TableView<Difficulties> table) {
    this.table = table;
  }

  /**
   * The processor with its stores.
   *
   * @param released the newest release for each plan
   */
  public static ProcessorSupplier<String, LearnerOutput.Attempted, String, Difficulties> supplier(
      TableView<Difficulties> released) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, LearnerOutput.Attempted, String, Difficulties> get() {
        return new LearnDifficulties(released);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        // Cached: a burst of attempts on one item writes its rating once a commit. In a fixed
        // order, so that the golden topology is the same each time.
        return new LinkedHashSet<>(
            List.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(RATINGS),
                        Serdes.String(),
                        serde(Rating.class))
                    .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(COUNTS),
                        Serdes.String(),
                        serde(Learnt.class))
                    .withCachingEnabled()));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, Difficulties> context) {
    this.context = context;
    this.ratings = context.getStateStore(RATINGS);
    this.counts = context.getStateStore(COUNTS);
    this.released = table.in(context);
  }

  @Override
  public void process(Record<String, LearnerOutput.Attempted> record) {
    String plan = record.key();
    Learnt before = counts.get(plan);
    Learnt learnt = before == null ? Learnt.NONE : before;
    Opened opened = new Opened(plan);
    DifficultyRatings all = new DifficultyRatings(opened);
    for (Attempt attempt : record.value().attempts()) {
      all.learn(attempt);
      if (attempt.retry()) {
        continue;
      }
      learnt = learnt.another();
      if (DifficultyRatings.releaseDue(learnt.attempts(), learnt.releasedAt())) {
        learnt = learnt.release();
        opened.store();
        release(record, plan, learnt);
      }
    }
    opened.store();
    counts.put(plan, learnt);
  }

  private void release(Record<String, ?> cause, String plan, Learnt learnt) {
    Difficulties known = released.apply(plan);
    if (known != null && known.version() >= learnt.version()) {
      return;
    }
    context.forward(
        cause.withValue(DifficultyRatings.release(learnt.version(), learnt.attempts(), all(plan))));
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

  /** Ratings of a plan, each read and written once a record: a burst moves the same few often. */
  private final class Opened implements DifficultyRatings.Ratings {

    private final String plan;
    private final Map<String, Rating> read = new HashMap<>();
    private final Set<String> moved = new HashSet<>();

    Opened(String plan) {
      this.plan = plan;
    }

    @Override
    public @Nullable Rating get(String name) {
      Rating known = read.get(name);
      if (known == null) {
        known = ratings.get(plan + PART + name);
        if (known != null) {
          read.put(name, known);
        }
      }
      return known;
    }

    @Override
    public void put(String name, Rating rating) {
      read.put(name, rating);
      moved.add(name);
    }

    void store() {
      moved.forEach(name -> ratings.put(plan + PART + name, read.get(name)));
      moved.clear();
    }
  }
}
