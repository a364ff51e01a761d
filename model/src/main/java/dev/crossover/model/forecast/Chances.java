package dev.crossover.model.forecast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How likely somebody has reached a goal, by weeks of their own: a small table in place of all the
 * futures, from which it differs by less than one per cent.
 *
 * @param weeks after which one per cent of the futures has reached it, two per cent and so on, as
 *     far as they do; never falling. Empty for who never does
 */
public record Chances(List<Double> weeks) {

  private static final int PERCENT = 100;

  /** For somebody who is there. */
  static final Chances REACHED = new Chances(Collections.nCopies(PERCENT, 0.0));

  /** For somebody who cannot get there. */
  static final Chances NEVER = new Chances(List.of());

  public Chances {
    weeks = List.copyOf(weeks);
  }

  static Chances of(Futures futures, int goal) {
    List<Double> weeks = new ArrayList<>();
    for (int percent = 1; percent <= PERCENT; percent++) {
      double after = futures.reachedAfter(goal, percent / (double) PERCENT);
      if (after == StudyPath.NEVER) {
        break;
      }
      weeks.add(after);
    }
    return new Chances(weeks);
  }

  /** The chance within so many weeks, 0 or more; between two rows it rises evenly. */
  double within(double time) {
    int found = Collections.binarySearch(weeks, Math.nextUp(time));
    int rows = found < 0 ? -found - 1 : found;
    if (rows == weeks.size()) {
      return rows / (double) PERCENT;
    }
    double before = rows == 0 ? 0 : weeks.get(rows - 1);
    return (rows + (time - before) / (weeks.get(rows) - before)) / PERCENT;
  }
}
