package dev.crossover.model.plan;

import java.util.List;

/**
 * Some weeks of a plan with the units due in them.
 *
 * @param id unique within the plan
 * @param title what a person reads
 * @param firstWeek first plan week, from 1
 * @param lastWeek last plan week, included
 * @param units in the order of study
 */
public record Block(String id, String title, int firstWeek, int lastWeek, List<Unit> units) {
  public Block {
    if (firstWeek < 1 || lastWeek < firstWeek) {
      throw new IllegalArgumentException("block " + id + ": weeks must run forward from 1");
    }
    units = List.copyOf(units);
  }

  double hours() {
    return units.stream().mapToDouble(Unit::hours).sum();
  }
}
