package dev.crossover.dashboard.query;

import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.Suppression;
import dev.crossover.model.progress.LearnerProgress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How many alerts of a group nobody has taken on for two weeks: counts, without a name. */
@Component
class UnownedAlerts {

  private final OpenAlerts open;
  private final Learners learners;
  private final Groups groups;

  UnownedAlerts(OpenAlerts open, Learners learners, Groups groups) {
    this.open = open;
    this.learners = learners;
    this.groups = groups;
  }

  /**
   * Alerts that nobody has taken on.
   *
   * @param alerts of those whom who asks looks after; who manages nobody of the team, of all
   */
  record Unowned(String cohort, String team, int alerts) {}

  /** Of each of these groups that has such, in their order; teams of few count as joined. */
  List<Unowned> in(List<GroupReadiness> shown, Instant now) {
    if (shown.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> byTeam = new HashMap<>();
    for (Episode e : open.openedBefore(now.minus(AlertAbout.OWNED_WITHIN))) {
      LearnerProgress p = learners.recent(e.learner());
      if (p != null && new AlertAbout(p, e).isUnowned(now)) {
        byTeam.merge(key(p.cohort(), p.team()), 1, Integer::sum);
      }
    }
    return shown.stream()
        .map(g -> new Unowned(g.cohort(), String.valueOf(g.team()), sum(g, byTeam)))
        .filter(u -> u.alerts() > 0)
        .toList();
  }

  private int sum(GroupReadiness group, Map<String, Integer> byTeam) {
    return teams(group).stream()
        .mapToInt(team -> byTeam.getOrDefault(key(group.cohort(), team), 0))
        .sum();
  }

  private Set<String> teams(GroupReadiness group) {
    String team = String.valueOf(group.team());
    if (!team.equals(Suppression.OTHERS)) {
      return Set.of(team);
    }
    GroupReadiness cohort = groups.cohort(group.cohort());
    return cohort == null ? Set.of() : cohort.hiddenTeams();
  }

  private static String key(String cohort, String team) {
    return cohort + "/" + team;
  }
}
