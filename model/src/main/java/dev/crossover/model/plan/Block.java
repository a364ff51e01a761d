package dev.crossover.model.plan;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
  public Block(
      String id, @Nullable String title, int firstWeek, int lastWeek, @Nullable List<Unit> units) {
    this.id = Objects.requireNonNull(id, "a block needs an id");
    this.title = Objects.requireNonNullElse(title, id);
    this.firstWeek = firstWeek;
    this.lastWeek = lastWeek;
    this.units = List.copyOf(Objects.requireNonNullElse(units, List.of()));
  }

  double hours() {
    return units.stream().mapToDouble(Unit::hours).sum();
  }

  Block without(String unit) {
    List<Unit> others = units.stream().filter(u -> !u.id().equals(unit)).toList();
    return new Block(id, title, firstWeek, lastWeek, others);
  }

  Block with(UnaryOperator<Unit> change) {
    return new Block(id, title, firstWeek, lastWeek, units.stream().map(change).toList());
  }
}
