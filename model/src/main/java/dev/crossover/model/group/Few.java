package dev.crossover.model.group;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which figures of a group tell of few. Of each figure, the teams with few behind it leave it out,
 * and with them the next larger one, as {@link Suppression} does with teams as a whole: the cohort
 * can then have it.
 *
 * @param team whose figures these are; null for the cohort's
 * @param fewest learners from which a figure may be told
 * @param parts the teams of the cohort
 * @param own names of those that are shown whole
 */
record Few(@Nullable String team, int fewest, List<GroupReadiness> parts, Set<String> own) {

  /**
   * Whether a figure is told.
   *
   * @param learners behind it
   * @param of how many of a team are
   */
  boolean told(int learners, ToIntFunction<GroupReadiness> of) {
    if (learners < fewest) {
      return false;
    }
    Map<String, Integer> sizes =
        parts.stream()
            .filter(part -> of.applyAsInt(part) > 0)
            .collect(Collectors.toMap(part -> String.valueOf(part.team()), of::applyAsInt));
    Set<String> left = Suppression.hidden(sizes, fewest);
    if (team != null) {
      return !left.contains(team);
    }
    int unseen =
        left.stream()
            .filter(name -> !own.contains(name))
            .mapToInt(name -> sizes.getOrDefault(name, 0))
            .sum();
    return unseen == 0 || unseen >= fewest;
  }
}
