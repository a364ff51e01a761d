package dev.crossover.standalone.evaluation;

import java.time.LocalDate;
import java.util.List;

/**
 * One enrolment of a history, by the learner's own weeks.
 *
 * @param learner id
 * @param cohort cohort
 * @param joined first day
 * @param joinedDay the same as a day of the cohort
 * @param lastDay day of the cohort on which the learner left or the cohort ended
 * @param units units finished in each own week
 * @param total units there are in the cohort
 */
record Studied(
    String learner,
    String cohort,
    LocalDate joined,
    int joinedDay,
    int lastDay,
    List<Integer> units,
    int total) {

  Studied {
    units = List.copyOf(units);
  }

  /** Units finished in the weeks from {@code from} until before {@code to}. */
  int finished(int from, int to) {
    int sum = 0;
    for (int week = from; week < Math.min(to, units.size()); week++) {
      sum += units.get(week);
    }
    return sum;
  }
}
