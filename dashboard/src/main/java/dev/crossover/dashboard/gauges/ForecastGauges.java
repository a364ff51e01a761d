package dev.crossover.dashboard.gauges;

import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.group.GroupReadiness;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When teams will be through, for Prometheus; hidden teams are left out. A team is simulated again
 * once one of its members has changed, and on each new day.
 */
@Component
class ForecastGauges {

  private static final String EVERY = "PT1M";

  private final Groups groups;
  private final Forecasts forecasts;
  private final Clock clock;
  private final MultiGauge finish;
  private Map<String, Simulated> simulated = Map.of();

  private record Simulated(long changes, LocalDate day, Forecast forecast) {}

  ForecastGauges(Groups groups, Forecasts forecasts, Clock clock, MeterRegistry registry) {
    this.groups = groups;
    this.forecasts = forecasts;
    this.clock = clock;
    this.finish =
        MultiGauge.builder("crossover.team.forecast.finish.timestamp")
            .description(
                "Day by which a team is done with this chance; absent where none is stated")
            .baseUnit("seconds")
            .register(registry);
  }

  @Scheduled(initialDelayString = "PT10S", fixedDelayString = EVERY)
  void refresh() {
    Map<String, Simulated> next = new TreeMap<>();
    List<Row<?>> rows = new ArrayList<>();
    try {
      for (GroupReadiness cohort : groups.cohorts()) {
        for (GroupReadiness team : groups.teams(cohort.cohort())) {
          if (!GroupGauges.hidden(team, cohort)) {
            String key = team.cohort() + "/" + team.team();
            Simulated s = simulated(team, simulated.get(key));
            next.put(key, s);
            add(rows, team, s.forecast());
          }
        }
      }
    } catch (InvalidStateStoreException e) {
      // The tables are still being read; the next round has them.
      return;
    }
    simulated = next;
    finish.register(rows, true);
  }

  private Simulated simulated(GroupReadiness team, @Nullable Simulated known) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    long changes = groups.changes(team);
    return known != null && known.changes() == changes && known.day().equals(today)
        ? known
        : new Simulated(changes, today, forecasts.of(team));
  }

  private static void add(List<Row<?>> rows, GroupReadiness team, Forecast forecast) {
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
