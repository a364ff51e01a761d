package dev.crossover.model.readiness;

import dev.crossover.model.progress.LearnerState;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a team or a cohort shows.
 *
 * @param cohort cohort
 * @param team team, or null for the whole cohort
 * @param learners learners still in the group
 * @param states learners in each state, those who left included
 * @param readiness mean readiness, 0..1
 * @param p25 quarter of the learners are below, 0..1, to one point
 * @param p50 median
 * @param p75 quarter of the learners are above
 * @param histogram learners by readiness in ten bins of ten points
 * @param done mean done share, 0..1
 * @param planned mean planned share, 0..1
 * @param gapWeeks mean gap in plan weeks; negative is behind
 * @param stalls open stalls
 * @param lastActiveOn newest UTC day on which anyone was active, or null
 */
public record GroupReadiness(
    String cohort,
    @Nullable String team,
    int learners,
    Map<LearnerState, Integer> states,
    double readiness,
    double p25,
    double p50,
    double p75,
    List<Integer> histogram,
    double done,
    double planned,
    double gapWeeks,
    int stalls,
    @Nullable LocalDate lastActiveOn) {

  /** Figures from sums; with no learner left, shares are 0. */
  public static GroupReadiness of(String cohort, @Nullable String team, GroupSums sums) {
    int n = sums.learners();
    double divisor = Math.max(1, n) * GroupSums.MILLION;
    Map<LearnerState, Integer> states = new EnumMap<>(LearnerState.class);
    states.putAll(sums.states());
    return new GroupReadiness(
        cohort,
        team,
        n,
        states,
        sums.readiness() / divisor,
        quantile(sums.bins(), n, 0.25),
        quantile(sums.bins(), n, 0.5),
        quantile(sums.bins(), n, 0.75),
        tens(sums.bins()),
        sums.done() / divisor,
        sums.planned() / divisor,
        sums.gapWeeks() / divisor,
        sums.stalls(),
        sums.lastActive().isEmpty() ? null : new TreeMap<>(sums.lastActive()).lastKey());
  }

  /** Middle of the bin that holds the learner of that rank; 0 for an empty group. */
  private static double quantile(List<Integer> bins, int n, double share) {
    if (n == 0) {
      return 0;
    }
    int rank = Math.max(1, (int) Math.ceil(share * n));
    int below = 0;
    for (int i = 0; i < bins.size(); i++) {
      below += bins.get(i);
      if (below >= rank) {
        return (i + 0.5) / bins.size();
      }
    }
    return 1;
  }

  private static List<Integer> tens(List<Integer> bins) {
    Integer[] tens = new Integer[10];
    for (int i = 0; i < 10; i++) {
      tens[i] = bins.subList(i * 10, i * 10 + 10).stream().mapToInt(Integer::intValue).sum();
    }
    return List.of(tens);
  }
}
