package dev.crossover.model.forecast;

/**
 * What a week brought.
 *
 * @param finished steps finished in it
 * @param active whether there was any activity
 * @param left whether they left in it
 */
record WeekResult(int finished, boolean active, boolean left) {

  /** More is counted as this. */
  private static final int MOST = 63;

  /** As one number. */
  int code() {
    return 4 * Math.min(finished, MOST) + (active ? 2 : 0) + (left ? 1 : 0);
  }

  static WeekResult of(int code) {
    return new WeekResult(code / 4, (code & 2) != 0, (code & 1) != 0);
  }
}
