package dev.crossover.bench.topology;

import java.util.List;
import java.util.Locale;

/**
 * What several rounds found.
 *
 * @param median the middle one; of an even number, the mean of the two in the middle
 * @param rounds how many there were
 */
record Spread(double median, double least, double most, int rounds) {

  /**
   * Of these figures, one a round.
   *
   * @throws IllegalArgumentException if there are none, or one is no number
   */
  static Spread of(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(f -> f).sorted().toArray();
    int n = sorted.length;
    if (n == 0 || !Double.isFinite(sorted[0]) || !Double.isFinite(sorted[n - 1])) {
      throw new IllegalArgumentException("no figures to compare: " + figures);
    }
    return new Spread((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[0], sorted[n - 1], n);
  }

  /** Such as {@code 0.71 (0.68..0.74)}. */
  @Override
  public String toString() {
    return text(median) + " (" + text(least) + ".." + text(most) + ")";
  }

  /** Three digits that tell something, and no more. */
  static String text(double figure) {
    double size = Math.abs(figure);
    String form =
        size >= 100 || size == 0 ? "%,.0f" : size >= 10 ? "%.1f" : size >= .1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, form, figure);
  }
}
