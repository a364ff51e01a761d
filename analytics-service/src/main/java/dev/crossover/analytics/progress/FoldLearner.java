package dev.crossover.analytics.progress;

import static dev.crossover.wiring.Json.serde;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.model.stall.StallRules;
import dev.crossover.model.unit.Basis;
import dev.crossover.wiring.TableView;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
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
public final class FoldLearner implements Processor<String, LearnerInput, String, LearnerOutput> {

  /** How often the queue is looked at; the most that publishing waits. */
  static final Duration TICK = Duration.ofMillis(100);

  private static final Logger log = LoggerFactory.getLogger(FoldLearner.class);

  /** Least time between two snapshots of a learner to whom things keep happening. */
  static final Duration EVERY = Duration.ofSeconds(1);

  /**
   * Longest work of a tick, so that a poll stays far below the 10 s after which Kafka ends the
   * transaction.
   */
  private static final Duration SLICE = Duration.ofMillis(50);

  private static final int MOST_PER_TICK = 500;
  private static final String EVENTS = "learner-events-store";
  private static final String ROWS = "learner-rows-store";
  private static final String DUE = "learner-due-store";
  private static final String TOLD = "told-attempts-store";
  private static final String VERSIONS = "folded-versions-store";

  private final TableView<Plan> planTable;
  private final TableView<Difficulties> difficultyTable;
  private final StallLimits limits;
  private final Counts counts;

  private ProcessorContext<String, LearnerOutput> context;
  private LearnerHistory history;
  private LearnerRows rows;
  private KnownPlans plans;
  private PlanWalk planWalk;

  private FoldLearner(
      TableView<Plan> plans,
      TableView<Difficulties> difficulties,
      StallLimits limits,
      Counts counts) {
    this.planTable = plans;
    this.difficultyTable = difficulties;
    this.limits = limits;
    this.counts = counts;
  }

  /** The processor with its stores. */
  public static ProcessorSupplier<String, LearnerInput, String, LearnerOutput> supplier(
      TableView<Plan> plans,
      TableView<Difficulties> difficulties,
      StallLimits limits,
      Counts counts) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, LearnerInput, String, LearnerOutput> get() {
        return new FoldLearner(plans, difficulties, limits, counts);
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
                    Stores.persistentKeyValueStore(TOLD), Serdes.String(), Serdes.String()),
                Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(VERSIONS), Serdes.String(), Serdes.String())));
      }
    };
  }

  @Override
  public void init(ProcessorContext<String, LearnerOutput> context) {
    this.context = context;
    this.history = new LearnerHistory(context.getStateStore(EVENTS), context.getStateStore(TOLD));
    this.rows = new LearnerRows(context.getStateStore(ROWS), context.getStateStore(DUE));
    this.plans =
        new KnownPlans(planTable, difficultyTable, context, context.getStateStore(VERSIONS));
    this.planWalk = new PlanWalk(plans, rows);
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
    // Read first: of whom nothing can be kept, nothing is, and the event can be brought again.
    LearnerRow row = rows.of(learner);
    if (!history.add(learner, event)) {
      counts.duplicate();
      return;
    }
    counts.applied();
    try {
      see(learner, event, now);
      apply(learner, row, event, now);
    } catch (StreamsException e) {
      throw e;
    } catch (RuntimeException e) {
      // The event is kept, so the fold must not be without it; the tick says and counts why.
      enqueue(learner, row.outdated().received(now), now);
    }
  }

  private void apply(String learner, LearnerRow row, LearningEvent event, Instant now) {
    Basis basis = plans.basis(row.learner());
    LearnerFold before = row.fold();
    if (basis == null) {
      if (before != null) {
        // No plan to read it by, and it must not be missing when there is one again.
        rows.put(learner, row.outdated().received(now), row.dueAt(), row.stallAt());
      }
      return;
    }
    if (history.isTooLong(learner)) {
      rows.put(learner, row.outdated().received(now), null, null);
      return;
    }
    if (row.stale() || (before != null && !before.appends(basis, event))) {
      // Folded anew by the next tick, once for however many late events come before it.
      enqueue(learner, row.outdated().received(now), now);
      return;
    }
    // A stall that fell due before this event opened then, however late we look.
    LearnerRow shown =
        row.stallAt() != null && !row.stallAt().isAfter(now)
            ? publish(learner, row, basis, row.stallAt())
            : row;
    LearnerFold after =
        before == null ? refolded(learner, basis, now) : appended(learner, before, basis, event);
    Instant stall = stallAfter(after, Objects.requireNonNull(row.learner()), now);
    enqueue(learner, shown.folded(after).received(now).due(shown.dueAt(), stall), now);
  }

  /** Whether a plan maps the activity is not asked here: plans change. */
  private void see(String learner, LearningEvent event, Instant now) {
    String activity = event.activity();
    if (activity != null) {
      LearnerOutput saw = new LearnerOutput.Saw(activity, SeenActivity.of(event));
      context.forward(new Record<>(learner, saw, now.toEpochMilli()));
    }
  }

  private LearnerFold appended(
      String learner, LearnerFold before, Basis basis, LearningEvent event) {
    Attempt attempt = before.attempt(basis, event);
    if (attempt != null) {
      tell(learner, event.id(), attempt, basis, event.receivedAt());
    }
    return before.append(basis, event);
  }

  private LearnerFold refolded(String learner, Basis basis, Instant now) {
    LearnerFold.Replay replay = LearnerFold.replay(basis, history.of(learner));
    replay.attempts().forEach((event, attempt) -> tell(learner, event, attempt, basis, now));
    return replay.fold();
  }

  /** Difficulties are learnt from each attempt once, when it is first part of a fold. */
  private void tell(String learner, String event, Attempt attempt, Basis basis, Instant now) {
    String plan = basis.plan().plan().id();
    if (!history.tell(learner, event, plan)) {
      return;
    }
    context.forward(
        new Record<>(learner, new LearnerOutput.Tried(plan, attempt), now.toEpochMilli()));
  }

  /** When silence becomes a stall if nothing more comes; null if it has by the time this came. */
  private @Nullable Instant stallAfter(LearnerFold fold, Learner learner, Instant now) {
    Instant quiet = StallRules.quietAt(fold, Calendar.of(learner), limits);
    return fold.leftAt() == null && quiet.isAfter(now) ? quiet : null;
  }

  private void enlisted(String learner, @Nullable Learner entry, Instant now) {
    LearnerRow row;
    try {
      row = rows.of(learner);
    } catch (UnreadableState e) {
      // The roster entry makes a new row, and its history is folded anew.
      log.error("a learner's row cannot be read; made anew", e);
      row = LearnerRow.EMPTY;
    }
    if (entry == null) {
      erase(learner, row, now);
      return;
    }
    enqueue(learner, row.enlisted(entry).received(now), now);
  }

  private void erase(String learner, LearnerRow row, Instant now) {
    rows.erase(learner, row);
    history.erase(learner);
    context.forward(new Record<>(learner, new LearnerOutput.Stands(null), now.toEpochMilli()));
  }

  private void tick(Instant now) {
    planWalk.step(
        new Slice(SLICE, System::nanoTime), learner -> enqueue(learner, rows.of(learner), now));
    Slice slice = new Slice(SLICE, System::nanoTime);
    for (DueQueue.Entry entry : rows.due(now, MOST_PER_TICK)) {
      if (!slice.hasRoom()) {
        return;
      }
      lookAt(entry, now);
    }
  }

  /** One learner who cannot be folded must not hold up everyone behind them in the queue. */
  private void lookAt(DueQueue.Entry entry, Instant now) {
    LearnerRow row;
    try {
      row = rows.of(entry.learner());
    } catch (UnreadableState e) {
      setAside("a learner's row cannot be read; looked at again with the next roster entry", e);
      rows.forget(entry);
      return;
    }
    if (!entry.isOf(row.dueAt())) {
      rows.forget(entry);
      return;
    }
    try {
      look(entry.learner(), row, now);
    } catch (StreamsException e) {
      throw e;
    } catch (RuntimeException e) {
      setAside("a learner's history cannot be folded; looked at again when it changes", e);
      rows.put(entry.learner(), row, null, null);
    }
  }

  private void setAside(String why, RuntimeException e) {
    log.error(why, e);
    counts.unfoldable();
  }

  private void look(String learner, LearnerRow row, Instant now) {
    Basis basis = plans.basis(row.learner());
    if (basis == null) {
      // Looked at again when the plan is published.
      rows.put(learner, row, null, null);
      return;
    }
    // What the events are read against may have changed: plan, difficulties, or the roster entry.
    LearnerFold fold = row.fold();
    boolean stale = fold == null || row.stale() || !fold.stamp().equals(basis.stamp());
    LearnerRow fresh = stale ? row.folded(refolded(learner, basis, now)) : row;
    publish(learner, fresh, basis, now);
  }

  /** At once, unless the learner was published a moment ago: a stream of events is one snapshot. */
  private void enqueue(String learner, LearnerRow row, Instant now) {
    Instant shown = row.publishedAt();
    Instant due = shown == null || !shown.plus(EVERY).isAfter(now) ? now : shown.plus(EVERY);
    rows.put(learner, row, due, row.stallAt());
  }

  private LearnerRow publish(String learner, LearnerRow row, Basis basis, Instant now) {
    Learner entry = Objects.requireNonNull(row.learner());
    LearnerFold fold = Objects.requireNonNull(row.fold());
    LearnerProgress progress =
        LearnerProgress.of(basis, entry, fold, row.receivedAt(), limits, now);
    Instant next = LearnerProgress.nextChange(progress, fold, entry, limits);
    Instant stall = LearnerProgress.nextStall(progress, fold, entry, limits);
    LearnerRow after = rows.put(learner, row.published(now), next, stall);
    context.forward(new Record<>(learner, new LearnerOutput.Stands(progress), now.toEpochMilli()));
    return after;
  }
}
