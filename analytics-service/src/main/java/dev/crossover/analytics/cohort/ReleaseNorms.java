package dev.crossover.analytics.cohort;

import dev.crossover.analytics.progress.LearnerOutput;
import dev.crossover.model.stall.CohortMember;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.wiring.Compact;
import dev.crossover.wiring.TableView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
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
 * Releases what those have done who learn one plan in one cohort: when nothing has moved for some
 * seconds, at once where a share moved far, otherwise once a day. It keeps each member and counts
 * them anew, so that no sum can drift. When everything is read anew it knows less than the last
 * release knew, and releases nothing. It waits until nothing moves because members are told of one
 * after the other, as the log is read and after a new plan: a count in between would know of the
 * newest entry and not of everyone.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
public final class ReleaseNorms
    implements Processor<String, LearnerOutput.Belongs, String, CohortNorms> {

  private static final String MEMBERS = "cohort-members-store";
  private static final char PART = '\u0000';

  /** Between the last change and the count. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** Between the first change and the count, where changes do not end. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final TableView<CohortNorms> table;
  private final Map<String, CohortNorms> own = new HashMap<>();
  private final Set<String> changed = new TreeSet<>();
  private ProcessorContext<String, CohortNorms> context;
  private KeyValueStore<String, Kept> members;
  private Function<String, @Nullable CohortNorms> released;
  private @Nullable Cancellable timer;
  private long firstAt;
  private long lastAt;

  /**
   * A member as kept. Who is gone leaves the moment up to which their partition is known, and not
   * their id.
   *
   * @param partition of the learner log
   * @param at moment of the log up to which it is known
   * @param member null: no longer one of them
   */
  private record Kept(int partition, Instant at, @Nullable CohortMember member) {}

  private ReleaseNorms(TableView<CohortNorms> table) {
    this.table = table;
  }

  /**
   * The processor with its store.
   *
   * @param released the newest release by the key of those concerned
   */
  public static ProcessorSupplier<String, LearnerOutput.Belongs, String, CohortNorms> supplier(
      TableView<CohortNorms> released) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, LearnerOutput.Belongs, String, CohortNorms> get() {
        return new ReleaseNorms(released);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(MEMBERS),
                Serdes.String(),
                Compact.serde(Kept.class)));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, CohortNorms> context) {
    this.context = context;
    this.members = context.getStateStore(MEMBERS);
    this.released = table.in(context);
    // What moved before a restart, and was not counted yet.
    try (KeyValueIterator<String, Kept> all = members.all()) {
      while (all.hasNext()) {
        changed.add(peers(all.next().key));
      }
    }
    count();
  }

  @Override
  public void process(Record<String, LearnerOutput.Belongs> record) {
    LearnerOutput.Belongs b = record.value();
    String one = record.key() + PART + b.learner();
    if (b.member() == null) {
      members.delete(one);
      String gone = record.key() + PART + PART + b.partition();
      members.put(gone, new Kept(b.partition(), b.at(), null));
    } else {
      members.put(one, new Kept(b.partition(), b.at(), b.member()));
    }
    changed.add(record.key());
    count();
  }

  private void count() {
    if (changed.isEmpty()) {
      return;
    }
    lastAt = context.currentSystemTimeMs();
    if (timer == null) {
      firstAt = lastAt;
      countAfter(PAUSE.toMillis());
    }
  }

  private void countAfter(long millis) {
    timer =
        context.schedule(
            Duration.ofMillis(millis), PunctuationType.WALL_CLOCK_TIME, this::countOrWait);
  }

  private void countOrWait(long now) {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    long due = Math.min(lastAt + PAUSE.toMillis(), firstAt + LONGEST.toMillis());
    if (now < due) {
      countAfter(due - now);
    } else {
      release(now);
    }
  }

  private void release(long now) {
    for (String peers : changed) {
      CohortNorms last = last(peers);
      CohortNorms norms = counted(peers, last);
      if (norms != null && due(norms, last)) {
        own.put(peers, norms);
        context.forward(new Record<>(peers, norms, now));
      }
    }
    changed.clear();
  }

  private @Nullable CohortNorms last(String peers) {
    CohortNorms mine = own.get(peers);
    CohortNorms shown = released.apply(peers);
    return mine == null || (shown != null && shown.version() > mine.version()) ? shown : mine;
  }

  private @Nullable CohortNorms counted(String peers, @Nullable CohortNorms last) {
    List<CohortMember> there = new ArrayList<>();
    Map<Integer, Instant> upTo = new TreeMap<>();
    try (KeyValueIterator<String, Kept> rest =
        members.prefixScan(peers + PART, new StringSerializer())) {
      while (rest.hasNext()) {
        Kept kept = rest.next().value;
        upTo.merge(kept.partition(), kept.at(), (a, b) -> a.isAfter(b) ? a : b);
        if (kept.member() != null) {
          there.add(kept.member());
        }
      }
    }
    return there.isEmpty()
        ? null
        : CohortNorms.of(last == null ? 1 : last.version() + 1, there, upTo);
  }

  private static boolean due(CohortNorms norms, @Nullable CohortNorms last) {
    if (last == null) {
      return true;
    }
    return norms.knowMoreThan(last)
        && !norms.sameAs(last)
        && (norms.farFrom(last) || day(norms).isAfter(day(last)));
  }

  private static LocalDate day(CohortNorms norms) {
    return LocalDate.ofInstant(norms.newest(), ZoneOffset.UTC);
  }

  private static String peers(String key) {
    return key.substring(0, key.indexOf(PART));
  }
}
