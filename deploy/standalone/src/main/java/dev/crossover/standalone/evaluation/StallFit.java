package dev.crossover.standalone.evaluation;

import dev.crossover.model.stall.StallLimits;
import dev.crossover.standalone.evaluation.StallReplay.Rule;
import dev.crossover.standalone.evaluation.StallReplay.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the limits that see most of those who do not finish, for alerts in at most a share of
 * learner-weeks. The grid is coarse, since finer limits would learn the history and not people.
 *
 * @param limits as found
 * @param alertRate share of the learner-weeks in which they alert
 * @param precision share of those whose learner does not finish
 * @param recall share of the learner-weeks of those who do not finish that are alerted
 */
record StallFit(StallLimits limits, double alertRate, double precision, double recall) {

  private static final double NOBODY = 1.01;
  private static final List<Double> OWED_BY = List.of(0.7, 0.75, 0.8, 0.85, 0.9, NOBODY);
  private static final List<Double> OWED_WHEN_SILENT = List.of(0.6, 0.7, 0.8);
  private static final List<Integer> SILENT_DAYS = List.of(3, 5, 7, 10, 14);

  /** Not at once: whoever fails here may try again, which those students could not. */
  private static final List<Integer> FAILED_DAYS = List.of(7, 14, 10_000);

  /** The days on which a learner could be alerted by any limits, in order. */
  private record Exposed(boolean finished, List<Standing> days) {}

  /**
   * Fits.
   *
   * @param budget share of learner-weeks that may be alerted, 0..1
   * @throws IllegalArgumentException if no limits keep within it
   */
  static StallFit of(List<LearningHistory> cohorts, double budget) {
    List<Exposed> exposed = new ArrayList<>();
    int weeks = 0;
    int unfinished = 0;
    for (LearningHistory cohort : cohorts) {
      List<Exposed> learners =
          cohort.learners().stream()
              .map(l -> new Exposed(l.finished(), new ArrayList<>()))
              .toList();
      for (int day = 1; day <= Math.min(LearningHistory.DAYS, cohort.length()); day++) {
        for (Standing s : StallReplay.standings(cohort, day)) {
          boolean week = day % StallReplay.WEEK == 0;
          weeks += week ? 1 : 0;
          unfinished += week && !s.learner().finished() ? 1 : 0;
          if (s.missed() > 0 || !s.failed().isEmpty()) {
            learners.get(s.place()).days().add(s);
          }
        }
      }
      exposed.addAll(learners);
    }
    int all = weeks;
    int bad = unfinished;
    return grid().parallelStream()
        .map(limits -> judged(limits, exposed, all, bad))
        .filter(fit -> fit.alertRate() <= budget)
        .max(Comparator.comparingDouble(StallFit::recall).thenComparingDouble(StallFit::precision))
        .orElseThrow(() -> new IllegalArgumentException("no limits alert in so few weeks"));
  }

  private static StallFit judged(
      StallLimits limits, List<Exposed> exposed, int weeks, int unfinished) {
    Rule rule = StallReplay.shipped(limits);
    int alerted = 0;
    int right = 0;
    for (Exposed one : exposed) {
      int here = alerted(rule, one.days());
      alerted += here;
      right += one.finished() ? 0 : here;
    }
    return new StallFit(
        limits,
        alerted / (double) Math.max(1, weeks),
        right / (double) Math.max(1, alerted),
        right / (double) Math.max(1, unfinished));
  }

  /** Weeks with an open alert at their end. */
  private static int alerted(Rule rule, List<Standing> days) {
    boolean open = false;
    int before = 0;
    int alerted = 0;
    for (Standing s : days) {
      boolean goesOn = open && s.day() == before + 1;
      open = goesOn ? rule.stays(s) : rule.opens(s);
      before = s.day();
      alerted += (open && s.day() % StallReplay.WEEK == 0) ? 1 : 0;
    }
    return alerted;
  }

  private static List<StallLimits> grid() {
    StallLimits base = StallLimits.DEFAULT;
    List<StallLimits> grid = new ArrayList<>();
    for (double owedBy : OWED_BY) {
      for (double whenSilent : OWED_WHEN_SILENT) {
        if (whenSilent >= owedBy) {
          continue;
        }
        for (int silent : SILENT_DAYS) {
          for (int failed : FAILED_DAYS) {
            grid.add(
                new StallLimits(
                    base.quietAfter(),
                    base.settle(),
                    owedBy,
                    whenSilent,
                    Duration.ofDays(silent),
                    Duration.ofDays(failed)));
          }
        }
      }
    }
    return grid;
  }

  /** The limits as a person reads them. */
  String told() {
    return "owed by %.0f %%, by %.0f %% with %d days of silence, failed for %d days: alerts in %.1f %%, precision %.3f, recall %.3f"
        .formatted(
            100 * limits.owedBy(),
            100 * limits.owedWhenSilent(),
            limits.silentFor().toDays(),
            limits.failedFor().toDays(),
            100 * alertRate,
            precision,
            recall);
  }
}
