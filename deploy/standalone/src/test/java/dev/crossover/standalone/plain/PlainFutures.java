package dev.crossover.standalone.plain;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Futures of a team, drawn from the chances that the pages of its people show. It knows these, and
 * from the model's README that the odds of all members are better or worse by one common factor,
 * log-normal with a spread of 1.3. It does not know how the chances came about: a mistake in them
 * is in both computations.
 *
 * <p>In each future everybody draws a luck between 0 and 1, and has reached a goal on the first day
 * on which their chance is at least that. Luck is evenly spread for each, and partly shared.
 */
public final class PlainFutures {

  private static final int RUNS = 20_000;
  private static final double SPREAD = 1.3;

  private final double[][] luck;

  public PlainFutures(int people, long seed) {
    Random random = new Random(seed);
    luck = new double[RUNS][people];
    double[] drawn = new double[RUNS * people];
    int next = 0;
    for (double[] run : luck) {
      double shared = SPREAD * random.nextGaussian();
      for (int i = 0; i < people; i++) {
        double own = random.nextDouble();
        run[i] = Math.log(own / (1 - own)) - shared;
        drawn[next++] = run[i];
      }
    }
    Arrays.sort(drawn);
    for (double[] run : luck) {
      for (int i = 0; i < people; i++) {
        run[i] = (Arrays.binarySearch(drawn, run[i]) + 0.5) / drawn.length;
      }
    }
  }

  /** Share of futures in which at least so many are there. */
  public double atLeast(int heads, double[] chances) {
    int enough = 0;
    for (double[] run : luck) {
      int there = 0;
      for (int i = 0; i < chances.length; i++) {
        there += chances[i] >= run[i] ? 1 : 0;
      }
      enough += there >= heads ? 1 : 0;
    }
    return (double) enough / RUNS;
  }

  /**
   * Numbers of heads that could be told as a quantile: with that chance, give or take, there are no
   * more.
   */
  public List<Integer> quantiles(double level, double tolerance, double[] chances) {
    return IntStream.rangeClosed(0, chances.length)
        .filter(n ->
            noMore(n, chances) >= level - tolerance && noMore(n - 1, chances) < level + tolerance)
        .boxed()
        .toList();
  }

  private double noMore(int heads, double[] chances) {
    return 1 - atLeast(heads + 1, chances);
  }

  /**
   * The first of so many days on which at least so many are there with a certainty.
   *
   * @param chancesBy chances of all at the end of a day, 0 being today
   */
  public OptionalInt day(int heads, double certainty, int days, IntFunction<double[]> chancesBy) {
    return IntStream.rangeClosed(0, days)
        .filter(day -> atLeast(heads, chancesBy.apply(day)) >= certainty)
        .findFirst();
  }
}
