package dev.crossover.model.group;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which teams are too few to be shown to others than their own manager: these are joined. */
public final class Suppression {

  /** What those teams of a cohort are called together; no team has this name. */
  public static final String OTHERS = "other teams";

  /** Learners below which a group's figures would tell of single people. */
  public static final int DEFAULT_MIN_GROUP_SIZE = 5;

  /**
   * Teams to join beside the cohort's own figures: those below the minimum and, where all hidden
   * ones together are still below it, the next larger too, for otherwise their figures would follow
   * by subtracting the shown teams from the cohort.
   *
   * @param teams learners by team
   * @param minimum learners from which a group may be shown
   */
  public static Set<String> hidden(Map<String, Integer> teams, int minimum) {
    Set<String> hidden = new TreeSet<>();
    int behind = 0;
    List<Map.Entry<String, Integer>> bySize =
        teams.entrySet().stream()
            .sorted(
                Comparator.comparing(Map.Entry<String, Integer>::getValue)
                    .thenComparing(Map.Entry::getKey))
            .toList();
    for (Map.Entry<String, Integer> team : bySize) {
      boolean small = team.getValue() < minimum;
      boolean telling = !hidden.isEmpty() && behind < minimum;
      if (small || telling) {
        hidden.add(team.getKey());
        behind += team.getValue();
      }
    }
    return hidden;
  }

  private Suppression() {}
}
