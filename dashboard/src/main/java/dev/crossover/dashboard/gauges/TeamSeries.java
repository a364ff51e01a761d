package dev.crossover.dashboard.gauges;

import dev.crossover.dashboard.DashboardSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether teams are series: who reads Prometheus stands outside of the dashboard's roles. */
@Component
class TeamSeries {

  private final boolean exported;

  TeamSeries(DashboardSettings settings, @Value("${server.address:127.0.0.1}") String address)
      throws UnknownHostException {
    Boolean set = settings.metricsTeams();
    this.exported = set == null ? InetAddress.getByName(address).isLoopbackAddress() : set;
  }

  boolean exported() {
    return exported;
  }
}
