package dev.crossover.dashboard.figures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Progress of learners, computed from their snapshots. That of one learner is computed for now.
 * That of the members of a group is kept while neither the learner nor a plan nor what a cohort is
 * measured by changes, for at most {@link #OLDEST}: the planned share and the gap, which time alone
 * changes, may be that old.
 */
@Component
public class Learners {

  /** Figures of groups may be older by as much again. */
  static final Duration OLDEST = Duration.ofMinutes(5);

  /** Bounds the memory; what is not kept costs a read and a computation. */
  private static final int MOST = 5_000;

  private final TableView<LearnerSnapshot> table;
  private final TableView<CohortNorms> norms;
  private final PlanIndexes plans;
  private final Clock clock;
  private final Cache<String, Held> kept =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
  private final List<TableView.Listener<LearnerSnapshot>> listeners = new CopyOnWriteArrayList<>();

  private record Held(long plans, long norms, Instant until, LearnerProgress progress) {}

  Learners(DashboardTables tables, PlanIndexes plans, Clock clock) {
    this.table = tables.progress();
    this.norms = tables.norms();
    this.plans = plans;
    this.clock = clock;
    table.onChange((learner, before, after) -> {
      // Waits for a computation that is under way, since that reads the row within the same lock.
      kept.asMap().remove(learner);
      listeners.forEach(l -> l.changed(learner, before, after));
    });
  }

  /** Progress of one learner now; null if there is none of that id, or its plan is not known. */
  public @Nullable LearnerProgress now(String learner) {
    return computed(learner, clock.instant());
  }

  /** Progress of a learner whose plan is known, had they come to this. */
  public LearnerProgress had(LearnerSnapshot snapshot, Instant now) {
    Enrolment enrolment = snapshot.enrolment();
    PlanIndex plan = Objects.requireNonNull(plans.find(enrolment.plan()));
    return LearnerProgress.of(plan, snapshot, norms.get(enrolment.peers()), now);
  }

  /** Progress of a learner among others; null as for {@link #now}. */
  public @Nullable LearnerProgress recent(String learner) {
    Instant now = clock.instant();
    Held known = kept.getIfPresent(learner);
    if (!holds(known, now)) {
      known =
          kept.asMap().compute(learner, (id, other) -> holds(other, now) ? other : held(id, now));
    }
    return known == null ? null : known.progress();
  }

  /** Calls back after each change of a snapshot, once {@link #recent} shows it. */
  void onChange(TableView.Listener<LearnerSnapshot> listener) {
    listeners.add(listener);
  }

  /**
   * When something that is made now becomes too old. Ends are spread over half of {@link #OLDEST},
   * so that not everything is computed anew at once.
   */
  static Instant until(Instant now, String key) {
    long spread = OLDEST.toMillis() / 2;
    return now.plus(OLDEST).minusMillis(Math.floorMod(31L * key.hashCode(), spread));
  }

  private @Nullable Held held(String learner, Instant now) {
    long version = plans.version();
    long measure = norms.version();
    LearnerProgress progress = computed(learner, now);
    return progress == null ? null : new Held(version, measure, until(now, learner), progress);
  }

  private @Nullable LearnerProgress computed(String learner, Instant now) {
    LearnerSnapshot snapshot = table.get(learner);
    return snapshot == null || plans.find(snapshot.enrolment().plan()) == null
        ? null
        : had(snapshot, now);
  }

  private boolean holds(@Nullable Held known, Instant now) {
    return known != null
        && known.plans() == plans.version()
        && known.norms() == norms.version()
        && known.until().isAfter(now);
  }
}
