package dev.crossover.model.unit;

import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import java.util.Map;

/** How much of a plan is done. */
public final class Done {

  private static final double NOTHING = 1e-6;

  /** Hours-weighted mean of the units' done shares, 0..1. */
  public static double share(PlanIndex plan, Map<String, UnitState> units) {
    double done = 0;
    for (Unit unit : plan.units()) {
      done += unit.hours() * of(unit, units);
    }
    // Sums of fractions miss the whole by a hair.
    return done > plan.hours() - NOTHING ? 1 : done / plan.hours();
  }

  /** Done share of one unit, 0..1; 0 for what was never touched. */
  public static double of(Unit unit, Map<String, UnitState> units) {
    UnitState state = units.get(unit.id());
    return state == null ? 0 : state.doneShare(unit);
  }

  /** Whether each unit of the plan is done. */
  public static boolean all(PlanIndex plan, Map<String, UnitState> units) {
    for (Unit unit : plan.units()) {
      if (of(unit, units) < 1) {
        return false;
      }
    }
    return true;
  }

  private Done() {}
}
