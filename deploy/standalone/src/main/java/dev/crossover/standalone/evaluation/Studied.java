package dev.crossover.standalone.evaluation;

import dev.crossover.model.forecast.StudyPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One enrolment of a history; days are those of the cohort.
 *
 * @param learner id
 * @param cohort name of the cohort
 * @param start day on which the cohort began
 * @param joined day on which the learner came, or 0 if that was before the cohort began
 * @param end day from which they had left, or on which the cohort ended
 * @param left whether they left
 * @param length days of the cohort
 * @param steps what there was to finish, and when they did
 * @param active days from {@code joined} on with activity, that being the first
 */
record Studied(
    String learner,
    String cohort,
    LocalDate start,
    int joined,
    int end,
    boolean left,
    int length,
    List<Step> steps,
    BitSet active) {

  static final int NEVER = Integer.MAX_VALUE;

  private static final double WEEK = 7;

  /** What is handed in on its day is in time. */
  private static final double MOMENT = 1e-6;

  /**
   * Something to finish.
   *
   * @param due day; {@link #NEVER} without a due date
   * @param finished day; {@link #NEVER} if it was not
   */
  record Step(int due, int finished) {}

  Studied {
    steps = List.copyOf(steps);
  }

  /** Day since 1970 of a day of the cohort. */
  long date(int day) {
    return start.toEpochDay() + day;
  }

  /** The path as it was known when that day began. */
  StudyPath before(int today) {
    int day = Math.min(today, end);
    boolean leaving = left && end <= today;
    List<StudyPath.Step> known = new ArrayList<>();
    for (Step s : steps) {
      known.add(
          new StudyPath.Step(
              s.due() == NEVER ? StudyPath.NEVER : weeks(s.due() + 1) - MOMENT,
              s.finished() < day ? weeks(s.finished()) : StudyPath.NEVER));
    }
    int days = day - joined;
    // The week in which somebody leaves is told as a whole one.
    double passed = days / WEEK;
    int full = (int) (leaving ? Math.ceil(passed) : passed);
    List<Boolean> weeks = new ArrayList<>();
    for (int week = 0; week < full; week++) {
      int next = active.nextSetBit(7 * week);
      weeks.add(next >= 0 && next < WEEK * (week + 1));
    }
    int last = days == 0 ? -1 : active.previousSetBit(days - 1);
    return new StudyPath(
        known, weeks, days / WEEK, (int) ((last < 0 ? days : days - last - 1) / WEEK), leaving);
  }

  private double weeks(int day) {
    return (day - joined) / WEEK;
  }

  /** Steps finished before that day. */
  int finishedBefore(int day) {
    return (int) steps.stream().filter(s -> s.finished() < day).count();
  }

  /** Steps finished from one day until before another. */
  int finished(int from, int to) {
    return finishedBefore(to) - finishedBefore(from);
  }

  /** Day on which so many steps were finished from that day on; {@link #NEVER} if they were not. */
  int reached(int from, int goal) {
    return steps.stream()
        .mapToInt(Step::finished)
        .filter(day -> day >= from && day != NEVER)
        .sorted()
        .skip(goal - 1L)
        .findFirst()
        .orElse(NEVER);
  }

  /** Whether a step that is open is due from that day until before the other. */
  boolean owes(int from, int to) {
    return steps.stream()
        .anyMatch(s -> s.finished() >= from && s.due() != NEVER && s.due() >= from && s.due() < to);
  }
}
