package dev.crossover.model.forecast;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Many futures of one learner or team. Each future first draws what its weeks are like, {@link
 * #KINDS} of them from weeks of the past: of the own with a chance of {@link #OWN}, of the cohort
 * otherwise, since the own last weeks alone say too little of how weeks can go. Then each week to
 * come is drawn from those, so that a good or bad run stays one. The seed is fixed: the same past
 * gives the same futures.
 */
public final class Simulation {

  /** Number of futures. */
  public static final int RUNS = 2_000;

  /** Weeks after which work that is not finished counts as never finished. */
  public static final int HORIZON_WEEKS = 104;

  /** Chance that a week is drawn from the own past. */
  public static final double OWN = 0.3;

  /** Weeks that a future is made of. */
  private static final int KINDS = 12;

  private static final long SEED = 20_130_201;

  private final double[] finishedAfter;
  private final double[] doneBy;

  private Simulation(double[] finishedAfter, double[] doneBy) {
    this.finishedAfter = finishedAfter;
    this.doneBy = doneBy;
    Arrays.sort(finishedAfter);
    Arrays.sort(doneBy);
  }

  /**
   * Draws the futures.
   *
   * @param goal work to be finished, above 0
   * @param own weeks of the own past
   * @param cohort weeks of everyone in the cohort; may be empty
   * @param weeks after so many weeks {@link #doneBy} is asked
   * @param measure in what {@link #doneBy} is to be told; must not fall as work grows
   * @param runs number of futures
   */
  public static Simulation of(
      double goal, Pace own, Pace cohort, int weeks, DoubleUnaryOperator measure, int runs) {
    Pace.Urn first = own.urn();
    Pace.Urn second = cohort.urn();
    if (first.empty() && second.empty()) {
      throw new IllegalArgumentException("a forecast needs weeks to draw from");
    }
    RandomGenerator random = new SplittableRandom(SEED);
    double[] finished = new double[runs];
    double[] done = new double[runs];
    double[] kinds = new double[KINDS];
    for (int run = 0; run < runs; run++) {
      for (int kind = 0; kind < KINDS; kind++) {
        boolean drawOwn = second.empty() || (!first.empty() && random.nextDouble() < OWN);
        kinds[kind] = drawOwn ? first.draw(random) : second.draw(random);
      }
      double sum = 0;
      finished[run] = Double.POSITIVE_INFINITY;
      for (int week = 1; week <= HORIZON_WEEKS; week++) {
        double brought = kinds[random.nextInt(KINDS)];
        sum += brought;
        if (week == weeks) {
          done[run] = measure.applyAsDouble(sum);
        }
        if (sum >= goal - 1e-9 && finished[run] > week) {
          finished[run] = brought > 0 ? week - Math.max(0, sum - goal) / brought : week;
        }
        if (week >= weeks && finished[run] <= week) {
          break;
        }
      }
    }
    return new Simulation(finished, done);
  }

  /**
   * Weeks after which the goal is reached, in that share of the futures, a week's work being spread
   * evenly over it; infinite if it is not.
   *
   * @param level above 0 and at most 1
   */
  public double finishedAfter(double level) {
    return quantile(finishedAfter, level);
  }

  /** Work finished after the weeks asked for: that share of the futures has no more. */
  public double doneBy(double level) {
    return quantile(doneBy, level);
  }

  /** Share of the futures in which the goal is reached within so many weeks, 0..1. */
  public double chance(double weeks) {
    int n = 0;
    while (n < finishedAfter.length && finishedAfter[n] <= weeks) {
      n++;
    }
    return n / (double) finishedAfter.length;
  }

  private static double quantile(double[] sorted, double level) {
    int rank = (int) Math.ceil(level * sorted.length - 1e-9);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }
}
