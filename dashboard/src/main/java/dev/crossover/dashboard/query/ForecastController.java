package dev.crossover.dashboard.query;

import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.forecast.WhatIf;
import dev.crossover.model.group.GroupReadiness;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "Will the team finish on time, and what if?" */
@RestController
@RequestMapping("/api/v1/teams/{team}/forecast")
class ForecastController {

  private final Queries queries;
  private final Forecasts forecasts;

  ForecastController(Queries queries, Forecasts forecasts) {
    this.queries = queries;
    this.forecasts = forecasts;
  }

  /**
   * The answer.
   *
   * @param asIs as things are
   * @param whatIf had they been changed; absent when nothing was asked
   * @param movesDays days by which the median date moves, negative is sooner; absent where one of
   *     the dates is
   */
  record Answer(Forecast asIs, @Nullable Forecast whatIf, @Nullable Long movesDays) {}

  @GetMapping
  Answer forecast(
      @PathVariable("team") String team,
      @RequestParam(name = "cohort", required = false) @Nullable String cohort,
      @RequestParam(name = "hours", required = false) @Nullable Double hours,
      @RequestParam(name = "start", required = false) @Nullable LocalDate start,
      @RequestParam(name = "plan", required = false) @Nullable String plan) {
    GroupReadiness group = queries.team(team, cohort);
    Forecast asIs = forecasts.of(group);
    if (hours == null && start == null && plan == null) {
      return new Answer(asIs, null, null);
    }
    WhatIf changed = new WhatIf(hours, start, plan == null ? null : forecasts.plan(plan));
    Forecast whatIf = forecasts.of(group, changed);
    LocalDate before = asIs.p50();
    LocalDate after = whatIf.p50();
    Long moves =
        before == null || after == null
            ? null
            : Long.valueOf(ChronoUnit.DAYS.between(before, after));
    return new Answer(asIs, whatIf, moves);
  }
}
