package dev.crossover.model.progress;

import java.util.Comparator;

/**
 * The order in which lists name people: who has an open alert, then by what lets expect that they
 * will not finish, and where that is the same by what waits of the plan; then who is not waited
 * for, and who left. The weights of the risk are a logistic regression on the 2013 histories of the
 * Open University, rounded: tuned on them.
 */
public final class Urgency {

  /** Silence beyond this says no more. */
  private static final double MOST_SILENT_DAYS = 28;

  private static final double OWED = 1;
  private static final double SILENT = 1;
  private static final double RESULTS = 2;
  private static final double ACTIVE = 1;

  /** Of results, where there are none. */
  public static final double USUAL_RESULT = 0.75;

  /** The most urgent first. */
  public static final Comparator<LearnerProgress> ORDER =
      Comparator.comparingInt((LearnerProgress p) -> group(p.state()))
          .thenComparing(Comparator.comparingDouble(LearnerProgress::risk).reversed())
          .thenComparing(Comparator.comparingDouble(LearnerProgress::due).reversed())
          .thenComparing(LearnerProgress::learner);

  private static int group(LearnerState state) {
    return switch (state) {
      case STALLED -> 0;
      case QUIET, BEHIND, ON_TRACK -> 1;
      case ON_LEAVE, NOT_FINISHED, FINISHED -> 2;
      case LEFT -> 3;
    };
  }

  /**
   * How likely somebody is not to finish, on a scale of its own: more is likelier.
   *
   * @param owed for each due checkpoint that is owed, the share of the cohort that has handed it
   *     in; together
   * @param silentDays days since the last activity
   * @param result mean best score of what was graded, 0..1; {@link #USUAL_RESULT} without any
   * @param activeShare share of the days since the start on which the learner was active, 0..1
   */
  public static double risk(double owed, double silentDays, double result, double activeShare) {
    return OWED * owed
        + SILENT * Math.min(silentDays, MOST_SILENT_DAYS) / MOST_SILENT_DAYS
        - RESULTS * result
        - ACTIVE * activeShare;
  }

  private Urgency() {}
}
