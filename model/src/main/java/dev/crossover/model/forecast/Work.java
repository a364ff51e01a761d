package dev.crossover.model.forecast;

/**
 * What is left to do, and what to expect of the weeks to come.
 *
 * @param remaining work left, in weeks of plan time; 0 when done
 * @param own work finished in each of the own last full weeks
 * @param cohort the same of everyone in the cohort
 * @param fullWeeks full weeks since the start
 * @param finishedUnits units finished so far
 * @param fewestUnits finished units below which nothing is forecast
 */
public record Work(
    double remaining, Pace own, Pace cohort, int fullWeeks, int finishedUnits, int fewestUnits) {

  /** The own last full weeks that are drawn from. */
  public static final int OWN_WEEKS = 6;

  /** Full weeks below which nothing is forecast. */
  public static final int FEWEST_WEEKS = 3;

  /** Finished units of one learner below which nothing is forecast. */
  public static final int FEWEST_UNITS_OF_LEARNER = 3;

  /** Finished units of a team below which nothing is forecast. */
  public static final int FEWEST_UNITS_OF_TEAM = 15;

  /** Of a group without learners: nothing can be said. */
  public static final Work NOBODY = new Work(1, Pace.NONE, Pace.NONE, 0, 0, FEWEST_UNITS_OF_TEAM);

  /** Were each week worth so many times as much. */
  public Work paced(double factor) {
    return new Work(
        remaining, own.times(factor), cohort.times(factor), fullWeeks, finishedUnits, fewestUnits);
  }

  boolean enough() {
    return fullWeeks >= FEWEST_WEEKS && finishedUnits >= fewestUnits && own.weeks() > 0;
  }
}
