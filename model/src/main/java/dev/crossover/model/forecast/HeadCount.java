package dev.crossover.model.forecast;

import java.util.Collections;
import java.util.List;

/**
 * How many of a team will have reached a goal: chances are counted in heads. Members go their own
 * ways, but share their weeks: the odds of all of them are better or worse than foreseen by one
 * common factor.
 */
public final class HeadCount {

  /** Standard deviation of the common factor's logarithm; tuned on the histories of 2013. */
  public static final double SPREAD = 1.3;

  /** What keeps the mean of a logistic function over a normal spread. */
  private static final double STRETCH = Math.sqrt(1 + 0.346 * SPREAD * SPREAD);

  /** Middles of ten equally likely parts of the standard normal distribution, its upper half. */
  private static final double[] PARTS = {0.1257, 0.3853, 0.6745, 1.0364, 1.6449};

  private final double[] shares;

  private HeadCount(double[] shares) {
    this.shares = shares;
  }

  /**
   * Counts members.
   *
   * @param chances of each member to have reached the goal, 0..1
   */
  public static HeadCount of(List<Double> chances) {
    double[] shares = new double[chances.size() + 1];
    for (double part : PARTS) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double[] given = given(chances, Math.exp(sign * part * SPREAD));
        for (int n = 0; n < shares.length; n++) {
          shares[n] += given[n] / (2 * PARTS.length);
        }
      }
    }
    return new HeadCount(shares);
  }

  /** Of members who share nothing, each with the same chance. */
  public static HeadCount alike(int members, double chance) {
    return new HeadCount(counted(Collections.nCopies(members, chance)));
  }

  /** So that the mean over all factors stays the member's own chance, about. */
  private static double changed(double chance, double factor) {
    double odds = Math.pow(chance / (1 - chance), STRETCH) * factor;
    return odds / (1 + odds);
  }

  private static double[] given(List<Double> chances, double factor) {
    return counted(chances.stream().map(p -> p <= 0 || p >= 1 ? p : changed(p, factor)).toList());
  }

  private static double[] counted(List<Double> chances) {
    double[] shares = new double[chances.size() + 1];
    shares[0] = 1;
    int counted = 0;
    for (double p : chances) {
      counted++;
      for (int n = counted; n > 0; n--) {
        shares[n] = shares[n] * (1 - p) + shares[n - 1] * p;
      }
      shares[0] *= 1 - p;
    }
    return shares;
  }

  /** Chance that they are at least so many, 0..1. */
  public double atLeast(int heads) {
    double sum = 0;
    for (int n = Math.max(0, heads); n < shares.length; n++) {
      sum += shares[n];
    }
    return Math.min(1, sum);
  }

  /** The least number of which it holds, with that chance: no more members than that. */
  public int quantile(double level) {
    double sum = 0;
    for (int n = 0; n < shares.length; n++) {
      sum += shares[n];
      if (sum >= level - 1e-9) {
        return n;
      }
    }
    return shares.length - 1;
  }
}
