package dev.crossover.analytics.progress;

import static dev.crossover.wiring.Json.serde;

import dev.crossover.analytics.Counts;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.ActivityMap;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerFold;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.stall.StallRules;
import dev.crossover.wiring.TableView;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds each learner's events and publishes the progress. An event changes the stored fold at once
 * and puts the learner on the due queue; the next tick publishes, so that a burst of events of one
 * learner becomes one snapshot. What time alone changes waits in the same queue.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
public final class FoldLearner implements Processor<String, LearnerInput, String, LearnerProgress> {

  /** How often the queue is looked at; the most that publishing waits. */
  static final Duration TICK = Duration.ofMillis(100);

  private static final Logger log = LoggerFactory.getLogger(FoldLearner.class);
  private static final int MOST_PER_TICK = 500;
  private static final String EVENTS = "learner-events-store";
  private static final String ROWS = "learner-rows-store";
  private static final String DUE = "learner-due-store";
  private static final String PLAN_VERSIONS = "plan-versions-store";
  private static final char PART = '\u0000';

  private final TableView<Plan> planTable;
  private final StallLimits limits;
  private final Counts counts;
  private final Map<String, KnownPlan> known = new HashMap<>();

  private ProcessorContext<String, LearnerProgress> context;
  private KeyValueStore<String, LearningEvent> events;
  private KeyValueStore<String, LearnerRow> rows;
  private KeyValueStore<String, Integer> planVersions;
  private DueQueue queue;
  private Function<String, @Nullable Plan> plans;
  private long plansSeen = -1;

  private record KnownPlan(Plan plan, ActivityMap activities) {}

  private FoldLearner(TableView<Plan> plans, StallLimits limits, Counts counts) {
    this.planTable = plans;
    this.limits = limits;
    this.counts = counts;
  }

  /** The processor with its stores. */
  public static ProcessorSupplier<String, LearnerInput, String, LearnerProgress> supplier(
      TableView<Plan> plans, StallLimits limits, Counts counts) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, LearnerInput, String, LearnerProgress> get() {
        return new FoldLearner(plans, limits, counts);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        // In a fixed order, so that the golden topology is the same each time.
        return new LinkedHashSet<>(
            List.of(
                Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(EVENTS),
                    Serdes.String(),
                    serde(LearningEvent.class)),
                // Cached: a burst of events of one learner writes the row once a commit.
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(ROWS),
                        Serdes.String(),
                        serde(LearnerRow.class))
                    .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(DUE), Serdes.String(), Serdes.String()),
                Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(PLAN_VERSIONS),
                    Serdes.String(),
                    Serdes.Integer())));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, LearnerProgress> context) {
    this.context = context;
    this.events = context.getStateStore(EVENTS);
    this.rows = context.getStateStore(ROWS);
    this.planVersions = context.getStateStore(PLAN_VERSIONS);
    this.queue = new DueQueue(context.getStateStore(DUE));
    this.plans = planTable.in(context);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick(Instant.ofEpochMilli(now)));
  }

  @Override
  public void process(Record<String, LearnerInput> record) {
    Instant now = Instant.ofEpochMilli(record.timestamp());
    switch (record.value()) {
      case LearnerInput.Happened(LearningEvent event) -> happened(record.key(), event, now);
      case LearnerInput.Enlisted(Learner learner) -> enlisted(record.key(), learner, now);
    }
  }

  private void happened(String learner, LearningEvent event, Instant now) {
    String key = learner + PART + event.id();
    if (events.get(key) != null) {
      counts.duplicate();
      return;
    }
    events.put(key, event);
    counts.applied();
    LearnerRow row = row(learner);
    KnownPlan plan = plan(row);
    if (plan == null) {
      return;
    }
    LearnerFold fold = row.fold();
    if (fold == null || fold.planVersion() != plan.plan().version() || !fold.appends(event)) {
      fold = refold(learner, plan);
    } else {
      // A stall that fell due before this event opened then, however late we look.
      if (row.stallAt() != null && !row.stallAt().isAfter(now)) {
        row = publish(learner, row, plan, row.stallAt());
      }
      fold = fold.append(plan.activities(), event);
    }
    Instant stall = stallAfter(fold, Objects.requireNonNull(row.learner()), now);
    enqueue(learner, row.with(row.learner(), fold).received(now).due(row.dueAt(), stall), now);
  }

  /** When silence becomes a stall if nothing more comes; null if it has by the time this came. */
  private @Nullable Instant stallAfter(LearnerFold fold, Learner learner, Instant now) {
    Instant quiet = StallRules.quietAt(fold, Calendar.of(learner), limits);
    return fold.leftAt() == null && quiet.isAfter(now) ? quiet : null;
  }

  private void enlisted(String learner, @Nullable Learner entry, Instant now) {
    LearnerRow row = row(learner);
    if (entry == null) {
      erase(learner, row, now);
      return;
    }
    // Another plan means another fold; team, leave or start only change what is derived from it.
    boolean samePlan = row.learner() != null && row.learner().plan().equals(entry.plan());
    enqueue(learner, row.with(entry, samePlan ? row.fold() : null).received(now), now);
  }

  private void erase(String learner, LearnerRow row, Instant now) {
    queue.move(learner, row.dueAt(), null);
    rows.delete(learner);
    history(learner).forEach(e -> events.delete(learner + PART + e.id()));
    context.forward(new Record<>(learner, null, now.toEpochMilli()));
  }

  private void tick(Instant now) {
    enqueueLearnersOfChangedPlans(now);
    for (String learner : queue.due(now, MOST_PER_TICK)) {
      LearnerRow row = row(learner);
      try {
        look(learner, row, now);
      } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
        // One history that cannot be folded must not hold up everyone behind it in the queue.
        log.error("a learner's history cannot be folded; looked at again when it changes", e);
        counts.unfoldable();
        dequeue(learner, row);
      }
    }
  }

  private void look(String learner, LearnerRow row, Instant now) {
    KnownPlan plan = plan(row);
    if (plan == null) {
      // Looked at again when the plan is published.
      dequeue(learner, row);
      return;
    }
    boolean stale = row.fold() == null || row.fold().planVersion() != plan.plan().version();
    publish(learner, stale ? row.with(row.learner(), refold(learner, plan)) : row, plan, now);
  }

  private void dequeue(String learner, LearnerRow row) {
    queue.move(learner, row.dueAt(), null);
    rows.put(learner, row.due(null, null));
  }

  /** A new plan version is rare; only then is every learner of this task looked at. */
  private void enqueueLearnersOfChangedPlans(Instant now) {
    if (planTable.version() == plansSeen) {
      return;
    }
    plansSeen = planTable.version();
    List<String> changed = new ArrayList<>();
    for (Plan plan : planTable.allIn(context)) {
      known.put(plan.id(), new KnownPlan(plan, new ActivityMap(plan)));
      Integer seen = planVersions.get(plan.id());
      if (seen == null || seen != plan.version()) {
        planVersions.put(plan.id(), plan.version());
        changed.add(plan.id());
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    List<String> learners = new ArrayList<>();
    try (KeyValueIterator<String, LearnerRow> all = rows.all()) {
      all.forEachRemaining(e -> {
        Learner entry = e.value.learner();
        if (entry != null && changed.contains(entry.plan())) {
          learners.add(e.key);
        }
      });
    }
    learners.forEach(learner -> enqueue(learner, row(learner), now));
  }

  private void enqueue(String learner, LearnerRow row, Instant now) {
    queue.move(learner, row.dueAt(), now);
    rows.put(learner, row.due(now, row.stallAt()));
  }

  private LearnerRow publish(String learner, LearnerRow row, KnownPlan plan, Instant now) {
    Learner entry = Objects.requireNonNull(row.learner());
    LearnerFold fold = Objects.requireNonNull(row.fold());
    LearnerProgress progress =
        LearnerProgress.of(plan.plan(), entry, fold, row.receivedAt(), limits, now);
    Instant next = LearnerProgress.nextChange(progress, fold, entry, limits);
    Instant stall = LearnerProgress.nextStall(progress, fold, entry, limits);
    queue.move(learner, row.dueAt(), next);
    LearnerRow after = row.due(next, stall);
    rows.put(learner, after);
    context.forward(new Record<>(learner, progress, now.toEpochMilli()));
    return after;
  }

  private LearnerFold refold(String learner, KnownPlan plan) {
    return LearnerFold.of(plan.plan().version(), plan.activities(), history(learner));
  }

  private List<LearningEvent> history(String learner) {
    List<LearningEvent> history = new ArrayList<>();
    try (KeyValueIterator<String, LearningEvent> rest =
        events.prefixScan(learner + PART, new StringSerializer())) {
      rest.forEachRemaining(e -> history.add(e.value));
    }
    return history;
  }

  private LearnerRow row(String learner) {
    LearnerRow row = rows.get(learner);
    return row == null ? LearnerRow.EMPTY : row;
  }

  private @Nullable KnownPlan plan(LearnerRow row) {
    return row.learner() == null
        ? null
        : known.computeIfAbsent(
            row.learner().plan(),
            id -> {
              Plan plan = plans.apply(id);
              return plan == null ? null : new KnownPlan(plan, new ActivityMap(plan));
            });
  }
}
