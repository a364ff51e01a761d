package dev.crossover.standalone.evaluation;

/**
 * How one stated 80 % interval of a number did.
 *
 * @param interval Winkler's score of it, less is better
 * @param baseline that of the baseline's interval; NaN where there is none
 * @param place where the number fell in the stated distribution, 0..1; NaN where none was stated
 * @param width of the stated interval
 * @param early whether it was stated in the first ten weeks
 * @param cohort name
 */
record ForecastScore(
    double interval, double baseline, double place, double width, boolean early, String cohort) {

  static final double LOW = 0.1;
  static final double HIGH = 0.9;
  private static final int EARLY_WEEKS = 10;
  private static final double MISS = 2 / (1 - (HIGH - LOW));

  static boolean early(int week) {
    return week <= EARLY_WEEKS;
  }

  /** Winkler's score of an 80 % interval: its width, and ten times by how much it was missed. */
  static double winkler(double low, double high, double actual) {
    return high - low + MISS * Math.max(0, low - actual) + MISS * Math.max(0, actual - high);
  }

  boolean stated() {
    return !Double.isNaN(place);
  }

  boolean judged() {
    return !Double.isNaN(baseline);
  }

  boolean covered() {
    return place > LOW && place < HIGH;
  }
}
