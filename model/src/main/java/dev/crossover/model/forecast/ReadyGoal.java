package dev.crossover.model.forecast;

import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.readiness.Gate;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.model.readiness.SkillLevel;
import dev.crossover.model.unit.Basis;
import dev.crossover.model.unit.Done;
import dev.crossover.model.unit.UnitState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much a learner has still to finish to be ready, going on in the order of study: until each
 * gate is passed and enough is shown, if what they finish shows all that it can.
 */
final class ReadyGoal {

  /** Units to finish, 0 for who is ready; null where finishing all of them is not enough. */
  static @Nullable Integer units(PlanIndex index, LearnerSnapshot snapshot) {
    Map<String, UnitState> units = snapshot.fold().units();
    Readiness now =
        Readiness.of(
            Basis.of(index, Difficulties.NONE, snapshot.enrolment()),
            index.plan().target(),
            units,
            snapshot.fold().mastery(),
            snapshot.fold().results());
    if (now.ready()) {
      return 0;
    }
    Set<String> gates = new HashSet<>();
    now.openGates().stream().map(Gate::id).forEach(gates::add);
    Map<String, Double> open = new HashMap<>();
    for (SkillLevel skill : now.skills()) {
      open.put(skill.skill(), skill.weight() * (1 - skill.shown()));
    }
    double shown = now.shown();
    int finished = 0;
    for (Unit unit : index.units()) {
      if (Done.of(unit, units) >= 1) {
        continue;
      }
      finished++;
      gates.remove(unit.id());
      if (unit.kind() != UnitKind.STUDY) {
        for (Map.Entry<String, Double> skill : open.entrySet()) {
          if (index.building(skill.getKey()).contains(unit)) {
            shown += skill.setValue(0.0);
          }
        }
      }
      if (gates.isEmpty() && shown >= Readiness.READY - 1e-9) {
        return finished;
      }
    }
    return null;
  }

  private ReadyGoal() {}
}
