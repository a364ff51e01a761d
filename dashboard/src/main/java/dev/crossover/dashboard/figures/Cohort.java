package dev.crossover.dashboard.figures;

import dev.crossover.dashboard.figures.Kept.Made;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.GroupSums;
import dev.crossover.model.group.Suppression;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * One cohort: its teams, and what they add up to. Sums are whole numbers, so that taking off what a
 * team was before gives exactly what counting anew would.
 */
final class Cohort {

  private final String name;
  private final int minGroupSize;
  private final NavigableMap<String, Team> teams = new ConcurrentSkipListMap<>();
  private final Kept<Figures> kept = new Kept<>();

  /** What each team was when it was added to the sums; used only while figures are made. */
  private final Map<String, GroupSums> added = new HashMap<>();

  private GroupSums sums = GroupSums.NONE;

  /**
   * What a cohort adds up to.
   *
   * @param others the teams that are too few each, joined; null where there are none
   */
  record Figures(GroupReadiness whole, @Nullable GroupReadiness others) {}

  Cohort(String name, int minGroupSize) {
    this.name = name;
    this.minGroupSize = minGroupSize;
  }

  /** By name. */
  NavigableMap<String, Team> teams() {
    return teams;
  }

  /** Says that a team changed, came or went. */
  void changed() {
    kept.changed();
  }

  Figures figures(Instant now) {
    return kept.get(now, () -> made(now)).value();
  }

  private Made<Figures> made(Instant now) {
    Instant until = now.plus(Learners.OLDEST);
    Map<String, Team> present = new HashMap<>(teams);
    for (Map.Entry<String, Team> team : present.entrySet()) {
      Made<Team.Figures> figures = team.getValue().figures(now);
      until = figures.until().isBefore(until) ? figures.until() : until;
      replace(team.getKey(), figures.value().sums());
    }
    for (String gone : added.keySet().stream().filter(t -> !present.containsKey(t)).toList()) {
      replace(gone, GroupSums.NONE);
      added.remove(gone);
    }
    GroupReadiness whole = GroupReadiness.ofCohort(name, sums, present.keySet(), minGroupSize);
    return new Made<>(new Figures(whole, others(whole.hiddenTeams())), until);
  }

  private @Nullable GroupReadiness others(Set<String> joined) {
    GroupSums together =
        joined.stream()
            .map(team -> added.getOrDefault(team, GroupSums.NONE))
            .reduce(GroupSums.NONE, GroupSums::plus);
    return joined.isEmpty()
        ? null
        : GroupReadiness.of(name, Suppression.OTHERS, together, minGroupSize);
  }

  private void replace(String team, GroupSums next) {
    GroupSums before = added.getOrDefault(team, GroupSums.NONE);
    if (!before.equals(next)) {
      sums = sums.minus(before).plus(next);
      added.put(team, next);
    }
  }
}
