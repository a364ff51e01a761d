package dev.crossover.model.plan;

import java.util.List;

/** When the hours of a plan are due: those of a block evenly over its weeks. */
final class Schedule {

  private final List<Block> blocks;
  private final double[] hours;
  private final double total;
  private final int weeks;

  Schedule(Plan plan) {
    this.blocks = plan.blocks().toList();
    this.hours = blocks.stream().mapToDouble(Block::hours).toArray();
    this.total = plan.hours();
    this.weeks = plan.weeks();
  }

  double plannedShare(double week) {
    double due = 0;
    for (int i = 0; i < hours.length; i++) {
      Block b = blocks.get(i);
      double length = b.lastWeek() - b.firstWeek() + 1;
      due += hours[i] * Math.clamp((week - b.firstWeek() + 1) / length, 0, 1);
    }
    return due / total;
  }

  /** The inverse of {@link #plannedShare}, found by bisection. */
  double earnedWeeks(double share) {
    if (share >= 1 - 1e-9) {
      return weeks;
    }
    double low = 0;
    double high = weeks;
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (plannedShare(middle) <= share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
