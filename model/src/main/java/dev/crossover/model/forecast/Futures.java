package dev.crossover.model.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Many futures of one person. Each week to come is drawn from past weeks that began where this
 * person then stands. So what is due and when, who keeps up, falls silent, comes back and stops
 * enter as they did before. The seed is fixed: the same past gives the same futures.
 */
public final class Futures {

  /** Number of futures. */
  public static final int RUNS = 1_000;

  /** Weeks after which what is not reached counts as never reached. */
  public static final int HORIZON_WEEKS = 104;

  /** Weeks after which {@link #finished} is told. */
  public static final int SOON_WEEKS = 4;

  private static final long SEED = 20_130_201;

  private final double[][] reached;
  private final int[] finished;

  private Futures(double[][] reached, int[] finished) {
    this.reached = reached;
    this.finished = finished;
    for (double[] goal : reached) {
      Arrays.sort(goal);
    }
    Arrays.sort(finished);
  }

  /**
   * Draws the futures.
   *
   * @param goals numbers of steps, each at least 1, from the least to the greatest
   */
  public static Futures of(StudyPath path, String plan, WeekCounts counts, List<Integer> goals) {
    RandomGenerator random = new SplittableRandom(SEED);
    WeekCounts.Draws draws = counts.of(plan);
    WeekStart now = path.next();
    double[][] reached = new double[goals.size()][RUNS];
    int[] finished = new int[RUNS];
    for (double[] goal : reached) {
      Arrays.fill(goal, StudyPath.NEVER);
    }
    for (int run = 0; run < RUNS; run++) {
      WeekStart at = now.copy();
      int goal = 0;
      for (int week = 0; week < HORIZON_WEEKS; week++) {
        WeekResult result = draws.draw(at, random);
        double until = at.until(result.finished());
        at.after(result);
        int done = at.done() - now.done();
        while (goal < goals.size() && done >= goals.get(goal)) {
          reached[goal++][run] = week + until * random.nextDouble();
        }
        if (week < SOON_WEEKS) {
          finished[run] = done;
        }
        if (result.left() || (goal == goals.size() && week >= SOON_WEEKS - 1)) {
          break;
        }
      }
    }
    return new Futures(reached, finished);
  }

  /**
   * Weeks after which a goal is reached, in that share of the futures; infinite if it is not.
   *
   * @param goal its place among the goals
   * @param level above 0 and at most 1
   */
  public double reachedAfter(int goal, double level) {
    return reached[goal][rank(level)];
  }

  /** Share of the futures in which the goal is reached within so many weeks, 0..1. */
  public double chance(int goal, double weeks) {
    int n = Arrays.binarySearch(reached[goal], Math.nextUp(weeks));
    return (n < 0 ? -n - 1 : n) / (double) RUNS;
  }

  /** Steps finished after {@link #SOON_WEEKS}: that share of the futures has no more. */
  public int finished(double level) {
    return finished[rank(level)];
  }

  /** Share of the futures with fewer than that many steps by then, 0..1. */
  public double fewerThan(int steps) {
    int n = 0;
    while (n < RUNS && finished[n] < steps) {
      n++;
    }
    return n / (double) RUNS;
  }

  private static int rank(double level) {
    return Math.clamp((int) Math.ceil(level * RUNS - 1e-9) - 1, 0, RUNS - 1);
  }
}
