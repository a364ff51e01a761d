package dev.crossover.dashboard.gauges;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.wiring.Network;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Whether teams are series: who reads Prometheus stands outside of the dashboard's roles. */
@Component
class TeamSeries {

  private final boolean exported;

  TeamSeries(DashboardSettings settings, Network network) {
    this.exported =
        Objects.requireNonNullElseGet(settings.metricsTeams(), network::onlyThisMachine);
  }

  boolean exported() {
    return exported;
  }
}
