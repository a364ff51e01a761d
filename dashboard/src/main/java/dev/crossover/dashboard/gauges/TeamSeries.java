package dev.crossover.dashboard.gauges;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.wiring.Network;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which teams are series. Who reads Prometheus stands outside of the dashboard's roles, so teams
 * are exported only where a setting has it so.
 */
@Component
class TeamSeries {

  /** Most teams that are exported; a team is up to 18 series. */
  static final int MOST = 200;

  private static final Logger log = LoggerFactory.getLogger(TeamSeries.class);

  private final boolean exported;
  private boolean told;

  TeamSeries(DashboardSettings settings, Network network) {
    this.exported =
        Objects.requireNonNullElseGet(settings.metricsTeams(), network::onlyThisMachine);
  }

  boolean exported() {
    return exported;
  }

  /**
   * The teams of all cohorts, those joined that are too few each: the first {@value #MOST} by
   * cohort and name, so that all instances export the same. The log says once that there are more.
   */
  List<GroupReadiness> of(Groups groups) {
    List<GroupReadiness> all =
        groups.cohorts().stream()
            .flatMap(cohort -> groups.parts(cohort.cohort()).stream())
            .filter(team -> !team.small())
            .toList();
    if (all.size() <= MOST) {
      return all;
    }
    if (!told) {
      told = true;
      log.warn("{} teams are there; metrics have the first {} of them", all.size(), MOST);
    }
    return all.subList(0, MOST);
  }
}
