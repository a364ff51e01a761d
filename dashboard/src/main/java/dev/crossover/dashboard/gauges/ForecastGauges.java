package dev.crossover.dashboard.gauges;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.forecast.Changed;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.model.forecast.TeamForecast;
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
 * When half of each team will have done the plan, and how many will by their own dates, for
 * Prometheus; small teams are joined. It is counted again once one of the members has changed, when
 * more weeks were learnt from, and on each new day.
 */
@Component
class ForecastGauges {

  private static final String EVERY = "PT1M";

  private static final String PROBABILITY = "probability";

  private static final List<Double> PROBABILITIES = List.of(0.1, 0.5, 0.8, 0.9);

  private final Groups groups;
  private final Forecasts forecasts;
  private final Clock clock;
  private final TeamSeries series;
  private final int fewest;
  private final MultiGauge finish;
  private final MultiGauge onTime;
  private Map<String, Counted> counted = Map.of();

  /**
   * What is exported of a team, by probability; absent where none is stated.
   *
   * @param days by which half of the members are there
   * @param onTime members who are there by their own dates
   */
  private record Counted(
      long changes,
      int weeks,
      LocalDate day,
      Map<String, LocalDate> days,
      Map<String, Integer> onTime) {}

  ForecastGauges(
      Groups groups,
      Forecasts forecasts,
      TeamSeries series,
      DashboardSettings settings,
      Clock clock,
      MeterRegistry registry) {
    this.groups = groups;
    this.forecasts = forecasts;
    this.clock = clock;
    this.series = series;
    this.fewest = settings.minGroupSize();
    this.finish =
        MultiGauge.builder("crossover.team.forecast.finish.timestamp")
            .description(
                "Day by which half of a team has done the plan with this chance; absent where none is stated")
            .baseUnit("seconds")
            .register(registry);
    this.onTime =
        MultiGauge.builder("crossover.team.on.time.learners")
            .description(
                "Learners who will have done the plan by their own dates: no more than these with this chance; absent where none is stated")
            .register(registry);
  }

  @Scheduled(initialDelayString = "PT10S", fixedDelayString = EVERY)
  void refresh() {
    if (!series.exported()) {
      return;
    }
    Map<String, Counted> next = new TreeMap<>();
    List<Row<?>> rows = new ArrayList<>();
    List<Row<?>> onTimeRows = new ArrayList<>();
    try {
      for (GroupReadiness team : series.of(groups)) {
        String key = team.cohort() + "/" + team.team();
        Counted c = counted(team, counted.get(key));
        next.put(key, c);
        Tags tags = Tags.of("cohort", team.cohort(), "team", String.valueOf(team.team()));
        c.days()
            .forEach((probability, day) ->
                rows.add(
                    Row.of(
                        tags.and(PROBABILITY, probability),
                        day.atStartOfDay(ZoneOffset.UTC).toEpochSecond())));
        c.onTime()
            .forEach((probability, learners) ->
                onTimeRows.add(Row.of(tags.and(PROBABILITY, probability), learners)));
      }
    } catch (InvalidStateStoreException e) {
      // The tables are still being read; the next round has them.
      return;
    }
    counted = next;
    finish.register(rows, true);
    onTime.register(onTimeRows, true);
  }

  private Counted counted(GroupReadiness team, @Nullable Counted known) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    long changes = groups.changes(team);
    int weeks = forecasts.weeks();
    if (known != null
        && known.changes() == changes
        && known.weeks() == weeks
        && known.day().equals(today)) {
      return known;
    }
    Map<String, LocalDate> days = new TreeMap<>();
    Map<String, Integer> heads = new TreeMap<>();
    for (double certainty : PROBABILITIES) {
      TeamForecast forecast =
          forecasts.of(team, Changed.NOTHING, new TeamForecast.Question(null, certainty));
      if (forecast.members() - forecast.open().size() < fewest) {
        break; // few are behind it
      }
      TeamForecast.Heads will = forecast.onTime();
      if (will != null) {
        heads.putAll(Map.of("0.1", will.p10(), "0.5", will.p50(), "0.9", will.p90()));
      }
      TeamForecast.Asked asked = forecast.asked();
      // Where half of the team is there already there is no day to come.
      if (asked != null && asked.done() != null && asked.done().isAfter(today)) {
        days.put(String.valueOf(certainty), asked.done());
      }
    }
    return new Counted(changes, weeks, today, days, heads);
  }
}
