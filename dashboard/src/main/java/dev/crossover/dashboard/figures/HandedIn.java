package dev.crossover.dashboard.figures;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.unit.ProjectWork;
import dev.crossover.model.unit.UnitState;
import dev.crossover.wiring.TableView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Projects that wait for a reviewer. Whose there are is known in memory once it was asked. */
@Component
public class HandedIn {

  private final TableView<LearnerSnapshot> table;
  private final PlanIndexes plans;
  private final TreeSet<String> learners = new TreeSet<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private boolean filled;

  HandedIn(DashboardTables tables, PlanIndexes plans) {
    this.table = tables.progress();
    this.plans = plans;
    table.onChange(this::changed);
  }

  /**
   * A project that waits.
   *
   * @param snapshot of the learner
   * @param unit of the learner's plan
   * @param work what was handed in
   */
  public record Waiting(LearnerSnapshot snapshot, Unit unit, ProjectWork work) {}

  /** Of all learners who have not left. */
  public List<Waiting> all() {
    List<Waiting> waiting = new ArrayList<>();
    for (String learner : learners()) {
      waiting.addAll(of(learner));
    }
    return waiting;
  }

  /** Of one learner. */
  public Collection<Waiting> of(String learner) {
    LearnerSnapshot snapshot = table.get(learner);
    PlanIndex plan = snapshot == null ? null : plans.find(snapshot.enrolment().plan());
    if (snapshot == null || plan == null || snapshot.fold().leftAt() != null) {
      return List.of();
    }
    return snapshot.fold().units().entrySet().stream()
        .filter(unit -> waits(unit.getValue()))
        .flatMap(state ->
            plan.plan().unit(state.getKey()).stream()
                .filter(unit -> unit.kind() == UnitKind.PROJECT)
                .map(unit -> new Waiting(snapshot, unit, state.getValue().work())))
        .toList();
  }

  /** Handed in and not looked at since, or accepted with something still to be ticked. */
  private static boolean waits(UnitState state) {
    return state.work().waits() || (state.work().accepted() && state.doneAt() == null);
  }

  private synchronized List<String> learners() {
    if (!filled) {
      table.forEach(this::keep);
      filled = true;
    }
    return List.copyOf(learners);
  }

  /** Calls back after something came to wait, or waits no more. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void changed(
      String learner, @Nullable LearnerSnapshot before, @Nullable LearnerSnapshot after) {
    synchronized (this) {
      if (filled) {
        keep(learner, after);
      }
    }
    if (!works(before).equals(works(after))) {
      listeners.forEach(Runnable::run);
    }
  }

  private static Map<String, ProjectWork> works(@Nullable LearnerSnapshot snapshot) {
    return snapshot == null
        ? Map.of()
        : snapshot.fold().units().entrySet().stream()
            .filter(unit -> waits(unit.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, unit -> unit.getValue().work()));
  }

  private void keep(String learner, @Nullable LearnerSnapshot snapshot) {
    if (!works(snapshot).isEmpty()) {
      learners.add(learner);
    } else {
      learners.remove(learner);
    }
  }
}
