package dev.crossover.model.forecast;

import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.GroupSums;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.WeekFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left to do and what weeks brought so far, of a learner and of a team. */
final class Works {

  /** Of one learner; the week that runs says nothing yet. */
  static Work of(LearnerProgress p, @Nullable GroupReadiness cohort) {
    List<Double> full =
        p.weeks().stream()
            .limit(Math.max(0, p.weeks().size() - 1))
            .map(WeekFigures::earned)
            .toList();
    return new Work(
        p.remainingWeeks(),
        Pace.of(lastOf(full)),
        cohort == null ? Pace.NONE : Pace.ofBins(cohort.pace().counts(), GroupSums.PACE_BIN),
        full.size(),
        (int) p.units().stream().filter(u -> u.done() >= 1).count(),
        Work.FEWEST_UNITS_OF_LEARNER);
  }

  /**
   * Of a team: its mean learner, drawn from the mean weeks of the team and of its cohort.
   *
   * @param remainingWeeks mean work left, in weeks of plan time
   */
  static Work of(GroupReadiness team, @Nullable GroupReadiness cohort, double remainingWeeks) {
    List<Double> full = fullWeeks(team);
    return new Work(
        remainingWeeks,
        Pace.of(lastOf(full)),
        cohort == null ? Pace.NONE : Pace.of(fullWeeks(cohort)),
        full.size(),
        team.finishedUnits(),
        Work.FEWEST_UNITS_OF_TEAM);
  }

  /** Weeks that most have behind them. */
  private static List<Double> fullWeeks(GroupReadiness group) {
    int most = group.weeks().stream().mapToInt(GroupReadiness.Week::learners).max().orElse(0);
    return group.weeks().stream()
        .filter(w -> w.full() > 0 && 2 * w.full() >= most)
        .map(GroupReadiness.Week::earned)
        .toList();
  }

  private static List<Double> lastOf(List<Double> weeks) {
    return weeks.subList(Math.max(0, weeks.size() - Work.OWN_WEEKS), weeks.size());
  }

  private Works() {}
}
