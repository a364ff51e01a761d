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
 * @param own those that are shown whole, such as are joined with others in {@code parts} too
 */
record Few(
    @Nullable String team, int fewest, List<GroupReadiness> parts, List<GroupReadiness> own) {

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
            .collect(Collectors.toMap(Few::name, of::applyAsInt));
    Set<String> left = Suppression.hidden(sizes, fewest);
    if (few(unseen(Suppression.OTHERS, sizes, of))) {
      left.add(Suppression.OTHERS);
    }
    return team == null
        ? !few(left.stream().mapToInt(part -> unseen(part, sizes, of)).sum())
        : !left.contains(team);
  }

  private boolean few(int learners) {
    return learners > 0 && learners < fewest;
  }

  /** Those behind a part's figure who are in no team that is shown whole. */
  private int unseen(String part, Map<String, Integer> sizes, ToIntFunction<GroupReadiness> of) {
    int seen =
        own.stream()
            .filter(team ->
                part.equals(sizes.containsKey(name(team)) ? name(team) : Suppression.OTHERS))
            .mapToInt(of)
            .sum();
    return sizes.getOrDefault(part, 0) - seen;
  }

  private static String name(GroupReadiness team) {
    return String.valueOf(team.team());
  }
}
