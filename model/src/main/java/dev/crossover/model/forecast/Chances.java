package dev.crossover.model.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * How likely somebody has reached a goal, by weeks of their own.
 *
 * @param byWeek chance at the end of each week to come, 0..1, never falling; the last one holds for
 *     what comes after
 */
public record Chances(List<Double> byWeek) {

  /** For somebody who is there. */
  static final Chances REACHED = new Chances(List.of());

  /** For somebody who cannot get there. */
  static final Chances NEVER = new Chances(List.of(0.0));

  public Chances {
    byWeek = List.copyOf(byWeek);
  }

  static Chances of(Futures futures, int goal) {
    List<Double> byWeek = new ArrayList<>();
    for (int week = 1; week <= Futures.HORIZON_WEEKS; week++) {
      byWeek.add(futures.chance(goal, week));
    }
    return new Chances(byWeek);
  }

  /** The chance within so many weeks, 0 or more; between two ends of weeks it rises evenly. */
  double within(double weeks) {
    if (byWeek.isEmpty()) {
      return 1;
    }
    int full = (int) Math.min(weeks, byWeek.size());
    double before = full == 0 ? 0 : byWeek.get(full - 1);
    return full == byWeek.size() ? before : before + (weeks - full) * (byWeek.get(full) - before);
  }
}
