package dev.crossover.standalone.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * A moment at which a forecast of one learner is made.
 *
 * @param learner who is there and has something left
 * @param day of the cohort, which begins
 */
record ForecastCase(Studied learner, int day) {

  /** Days after which the number of finished steps is asked. */
  static final int SOON = 28;

  /** All moments of a learner at which what comes of it is known. */
  static List<ForecastCase> of(Studied learner) {
    List<ForecastCase> cases = new ArrayList<>();
    for (int week = 1; ; week++) {
      ForecastCase c = new ForecastCase(learner, learner.joined() + 7 * week);
      if (c.day() + SOON > learner.length() || c.day() >= learner.end()) {
        return cases;
      }
      if (c.open() > 0) {
        cases.add(c);
      }
    }
  }

  /** Full weeks since the learner joined. */
  int week() {
    return (day - learner.joined()) / 7;
  }

  /** The day as one since 1970. */
  long date() {
    return learner.date(day());
  }

  /** Day since 1970 on which the learner joined. */
  long joined() {
    return learner.date(learner.joined());
  }

  int open() {
    return learner.steps().size() - learner.finishedBefore(day());
  }

  /** Steps finished in the four weeks to come. */
  int soon() {
    return learner.finished(day(), day() + SOON);
  }

  /** Steps that are half of what is left, or all of it. */
  int goal(boolean all) {
    return all ? open() : (open() + 1) / 2;
  }

  /** Whether half, or all, of what is left is finished within so many weeks. */
  boolean reaches(int weeks, boolean all) {
    return learner.reached(day(), goal(all)) < day() + 7 * weeks;
  }

  /** The same order each time, without a pattern. */
  int shuffled() {
    return (learner.cohort() + learner.learner() + day).hashCode() * 0x9E3779B9;
  }
}
