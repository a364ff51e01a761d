package dev.crossover.model.group;

/** Shares as whole numbers, so that subtracting gives back exactly what adding took. */
final class Millionths {

  private static final double MILLION = 1_000_000;

  static long of(double value) {
    return Math.round(value * MILLION);
  }

  /** The mean of a sum over so many; 0 over none. */
  static double mean(long sum, int n) {
    return n == 0 ? 0 : sum / (n * MILLION);
  }

  private Millionths() {}
}
