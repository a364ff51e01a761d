package dev.crossover.dashboard.query;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.forecast.WhatIf;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.record.Look;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "How many of the team will be there, and what if?" */
@RestController
@RequestMapping("/api/v1/teams/{team}/forecast")
class ForecastController {

  private final Queries queries;
  private final Forecasts forecasts;
  private final RosterEntries roster;
  private final Rights rights;
  private final Looks looks;

  ForecastController(
      Queries queries, Forecasts forecasts, RosterEntries roster, Rights rights, Looks looks) {
    this.looks = looks;
    this.queries = queries;
    this.forecasts = forecasts;
    this.roster = roster;
    this.rights = rights;
  }

  /**
   * The answer.
   *
   * @param asIs as things are
   * @param whatIf had they been changed; absent when nothing was asked
   * @param names of the members without a forecast, by id, as far as they are shown to who asks
   * @param others number of those without a forecast who are not
   */
  record Answer(
      TeamForecast asIs, @Nullable TeamForecast whatIf, Map<String, String> names, int others) {}

  @GetMapping
  Answer forecast(
      @PathVariable("team") String team,
      @RequestParam(name = "cohort", required = false) @Nullable String cohort,
      @RequestParam(name = "heads", required = false) @Nullable Integer heads,
      @RequestParam(name = "certainty", defaultValue = "0.8") double certainty,
      @RequestParam(name = "hours", required = false) @Nullable Double hours,
      @RequestParam(name = "start", required = false) @Nullable LocalDate start,
      @RequestParam(name = "plan", required = false) @Nullable String plan) {
    GroupReadiness group = queries.managed(team, cohort);
    TeamForecast.Question question = new TeamForecast.Question(heads, certainty);
    TeamForecast asIs = forecasts.of(group, WhatIf.NOTHING, question, null);
    TeamForecast whatIf =
        hours == null && start == null && plan == null
            ? null
            : forecasts.of(
                group,
                new WhatIf(hours, start),
                question,
                plan == null ? null : forecasts.plan(plan));
    Map<String, String> names = new TreeMap<>();
    asIs.open().stream()
        .filter(rights::opens)
        .forEach(id -> {
          looks.at(id, Look.Kind.ROW);
          names.put(id, roster.name(id));
        });
    int others = asIs.open().size() - names.size();
    return new Answer(
        asIs.naming(rights::opens),
        whatIf == null ? null : whatIf.naming(rights::opens),
        names,
        others);
  }
}
