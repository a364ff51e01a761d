package dev.crossover.dashboard.forecast;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.group.GroupReadiness;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When teams will be through, for Prometheus; hidden teams are left out. */
@Component
class ForecastGauges {

  private static final String EVERY = "PT1M";

  private final DashboardTables tables;
  private final Forecasts forecasts;
  private final MultiGauge finish;
  private long seen = -1;

  ForecastGauges(DashboardTables tables, Forecasts forecasts, MeterRegistry registry) {
    this.tables = tables;
    this.forecasts = forecasts;
    this.finish =
        MultiGauge.builder("crossover.team.forecast.finish.timestamp")
            .description(
                "Day by which a team is done with this chance; absent where none is stated")
            .baseUnit("seconds")
            .register(registry);
  }

  @Scheduled(initialDelayString = "PT10S", fixedDelayString = EVERY)
  void refresh() {
    long now = tables.teams().version();
    if (now == seen) {
      return;
    }
    List<Row<?>> rows = new ArrayList<>();
    try {
      Set<String> hidden =
          tables.cohorts().all().stream()
              .flatMap(c -> c.hiddenTeams().stream().map(team -> c.cohort() + "/" + team))
              .collect(Collectors.toSet());
      for (GroupReadiness team : tables.teams().all()) {
        if (!team.small() && !hidden.contains(team.cohort() + "/" + team.team())) {
          add(rows, team);
        }
      }
    } catch (InvalidStateStoreException e) {
      // The tables are still being read; the next round has them.
      return;
    }
    seen = now;
    finish.register(rows, true);
  }

  private void add(List<Row<?>> rows, GroupReadiness team) {
    Forecast forecast = forecasts.of(team);
    Tags tags = Tags.of("cohort", team.cohort(), "team", String.valueOf(team.team()));
    add(rows, tags.and("quantile", "0.1"), forecast.p10());
    add(rows, tags.and("quantile", "0.5"), forecast.p50());
    add(rows, tags.and("quantile", "0.9"), forecast.p90());
  }

  private static void add(List<Row<?>> rows, Tags tags, @Nullable LocalDate day) {
    if (day != null) {
      rows.add(Row.of(tags, day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
    }
  }
}
