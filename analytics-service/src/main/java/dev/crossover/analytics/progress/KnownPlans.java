package dev.crossover.analytics.progress;

import dev.crossover.model.learner.Learner;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.unit.Basis;
import dev.crossover.wiring.TableView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Plans and item difficulties as one task knows them, and which of them are new to it. */
final class KnownPlans {

  private final TableView<Plan> planTable;
  private final TableView<Difficulties> difficultyTable;
  private final ProcessorContext<?, ?> context;
  private final Function<String, @Nullable Plan> plans;
  private final Function<String, @Nullable Difficulties> difficulties;
  private final KeyValueStore<String, String> folded;
  private final Map<String, Known> known = new HashMap<>();
  private long plansSeen = -1;
  private long difficultiesSeen = -1;

  private record Known(PlanIndex plan, Difficulties difficulties) {

    String version() {
      return plan.plan().version() + "/" + difficulties.version();
    }
  }

  /**
   * Reads the tables.
   *
   * @param folded by plan, the versions that this task's learners were last folded by
   */
  KnownPlans(
      TableView<Plan> planTable,
      TableView<Difficulties> difficultyTable,
      ProcessorContext<?, ?> context,
      KeyValueStore<String, String> folded) {
    this.planTable = planTable;
    this.difficultyTable = difficultyTable;
    this.context = context;
    this.plans = planTable.in(context);
    this.difficulties = difficultyTable.in(context);
    this.folded = folded;
  }

  /** What the learner's events are read against; null while the plan is not published. */
  @Nullable Basis basis(@Nullable Learner learner) {
    if (learner == null) {
      return null;
    }
    Known plan = known.computeIfAbsent(learner.plan(), this::read);
    return plan == null ? null : Basis.of(plan.plan(), plan.difficulties(), learner);
  }

  /** Whether the tables have changed since {@link #changed} was last asked. */
  boolean news() {
    return planTable.version() != plansSeen || difficultyTable.version() != difficultiesSeen;
  }

  /** Ids of plans by which learners of this task have yet to be folded. */
  Set<String> changed() {
    Set<String> changed = new HashSet<>();
    plansSeen = planTable.version();
    difficultiesSeen = difficultyTable.version();
    known.clear();
    for (Plan plan : planTable.allIn(context)) {
      Known now = known.computeIfAbsent(plan.id(), this::read);
      if (now != null && !now.version().equals(folded.get(plan.id()))) {
        changed.add(plan.id());
      }
    }
    return changed;
  }

  /** Notes that the learners on a plan are on their way to being folded by what is known of it. */
  void folded(String plan) {
    Known now = known.computeIfAbsent(plan, this::read);
    if (now != null) {
      folded.put(plan, now.version());
    }
  }

  private @Nullable Known read(String id) {
    Plan plan = plans.apply(id);
    if (plan == null) {
      return null;
    }
    Difficulties released = difficulties.apply(id);
    return new Known(new PlanIndex(plan), released == null ? Difficulties.NONE : released);
  }
}
