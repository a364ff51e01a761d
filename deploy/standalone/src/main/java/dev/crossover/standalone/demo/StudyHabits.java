package dev.crossover.standalone.demo;

import java.util.random.RandomGenerator;

/**
 * How people study, as far as the times of their clicks follow from it. The figures are assumed,
 * not measured: dwell times on pages have a long tail, and so have breaks. No rule that reads time
 * from clicks was looked at when they were chosen.
 *
 * @param reading median minutes on a page
 * @param interrupted share of pages during which something else comes up
 * @param pause median minutes between two sittings of a day
 */
record StudyHabits(double reading, double interrupted, double pause) {

  static final StudyHabits USUAL = new StudyHabits(7, 0.1, 35);

  private static final double LONGEST_READING = 40;
  private static final double INTERRUPTION = 5;
  private static final double LONGEST_INTERRUPTION = 30;
  private static final double LONGEST_PAUSE = 120;
  private static final double SPREAD = 0.8;

  /** Seconds on one page. */
  long page(RandomGenerator random) {
    return seconds(random, reading, LONGEST_READING);
  }

  /** Seconds during which the page is open and nobody reads. */
  long interruption(RandomGenerator random) {
    return random.nextDouble() < interrupted
        ? seconds(random, INTERRUPTION, LONGEST_INTERRUPTION)
        : 0;
  }

  /** Seconds from one sitting to the next. */
  long pause(RandomGenerator random) {
    return seconds(random, pause, LONGEST_PAUSE);
  }

  /** Log-normal, as dwell times are, without what is longer than the longest. */
  private static long seconds(RandomGenerator random, double median, double longest) {
    double minutes;
    do {
      minutes = median * Math.exp(SPREAD * random.nextGaussian());
    } while (minutes > longest);
    return Math.round(60 * minutes);
  }
}
