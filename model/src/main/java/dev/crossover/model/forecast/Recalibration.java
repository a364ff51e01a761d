package dev.crossover.model.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * What the fate of earlier learners teaches about the forecasts of later ones: the simulation's own
 * quantiles are too sure, for weeks of one person hang together and some people stop for good.
 *
 * @param dates how to read the date of finishing
 * @param work how to read the work finished after some weeks
 */
public record Recalibration(Levels dates, Levels work) {

  /** Cases below which nothing can be fitted. */
  public static final int FEWEST_CASES = 200;

  /**
   * As fitted to the cohorts of February 2013 in the Open University histories (see {@code evaluate
   * forecast}): what a deployment starts with.
   */
  public static final Recalibration HISTORIES_2013 =
      new Recalibration(
          new Levels(
              List.of(
                  new Levels.Point(0.1, 0.06),
                  new Levels.Point(0.25, 0.205),
                  new Levels.Point(0.5, 0.33),
                  new Levels.Point(0.6, 0.425),
                  new Levels.Point(0.7, 0.51),
                  new Levels.Point(0.8, 0.66),
                  new Levels.Point(0.85, 0.725),
                  new Levels.Point(0.9, 0.895))),
          new Levels(
              List.of(
                  new Levels.Point(0.1, 0.375),
                  new Levels.Point(0.25, 0.52),
                  new Levels.Point(0.5, 0.63),
                  new Levels.Point(0.75, 0.68),
                  new Levels.Point(0.9, 0.71))));

  private static final List<Double> STATED =
      List.of(0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9);

  private static final int STEPS = 200;

  /** Share of the cases whose date must be judged for a level to be. */
  private static final double STATE_ENOUGH = 0.05;

  /**
   * A forecast made in the past and what came of it.
   *
   * @param forecast as it would have been made then
   * @param finishedAfter whole weeks after which the goal was reached; infinite if it was not
   * @param done work finished in the weeks asked for
   * @param knownWeeks weeks of which is known what came
   */
  public record Case(Simulation forecast, double finishedAfter, double done, int knownWeeks) {

    /** Whether it is known if a date so many weeks on was kept. */
    public boolean judges(double weeks) {
      return Math.ceil(weeks) <= knownWeeks;
    }

    /** Whether the goal was reached within so many weeks. */
    public boolean keeps(double weeks) {
      return finishedAfter <= Math.ceil(weeks);
    }
  }

  /**
   * Fits to earlier learners.
   *
   * @throws IllegalArgumentException with fewer than {@link #FEWEST_CASES}
   */
  public static Recalibration fit(List<Case> cases) {
    if (cases.size() < FEWEST_CASES) {
      throw new IllegalArgumentException(
          "to recalibrate takes %d cases, but there are %d".formatted(FEWEST_CASES, cases.size()));
    }
    List<Levels.Point> dates = new ArrayList<>();
    List<Levels.Point> work = new ArrayList<>();
    double date = 0;
    double share = 0;
    for (double stated : STATED) {
      date = Math.max(date, dateLevel(cases, stated));
      dates.add(new Levels.Point(stated, date));
      share = Math.max(share, workLevel(cases, stated));
      work.add(new Levels.Point(stated, share));
    }
    return new Recalibration(new Levels(dates), new Levels(work));
  }

  /** The level at which, where a date can be judged, the share that kept it is nearest. */
  private static double dateLevel(List<Case> cases, double stated) {
    double best = stated;
    double bestMiss = Double.POSITIVE_INFINITY;
    for (int i = 1; i < STEPS; i++) {
      double level = i / (double) STEPS;
      int dated = 0;
      int kept = 0;
      for (Case c : cases) {
        double weeks = c.forecast().finishedAfter(level);
        if (c.judges(weeks)) {
          dated++;
          kept += c.keeps(weeks) ? 1 : 0;
        }
      }
      double miss = Math.abs(kept / (double) Math.max(1, dated) - stated);
      if (dated >= STATE_ENOUGH * cases.size() && miss < bestMiss) {
        best = level;
        bestMiss = miss;
      }
    }
    return best;
  }

  /** Below the middle: at most that share has less. Above: at most the rest has more. */
  private static double workLevel(List<Case> cases, double stated) {
    if (stated < 0.5) {
      return highest(level -> share(cases, level, true) <= stated);
    }
    return 1 - highest(below -> share(cases, 1 - below, false) <= 1 - stated);
  }

  private static double highest(DoublePredicate holds) {
    int low = 1;
    int high = STEPS - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (holds.test(middle / (double) STEPS)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low / (double) STEPS;
  }

  private static double share(List<Case> cases, double level, boolean less) {
    int n = 0;
    for (Case c : cases) {
      double limit = c.forecast().doneBy(level);
      n += (less ? c.done() < limit - 1e-9 : c.done() > limit + 1e-9) ? 1 : 0;
    }
    return n / (double) cases.size();
  }
}
