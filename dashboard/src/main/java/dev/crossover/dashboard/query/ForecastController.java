package dev.crossover.dashboard.query;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.dashboard.forecast.Changed;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.forecast.WhatIf;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.record.Look;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
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

  private static final Pattern SLASH = Pattern.compile("/");

  private final Queries queries;
  private final Forecasts forecasts;
  private final RosterEntries roster;
  private final Rights rights;
  private final Looks looks;
  private final PlanIndexes plans;

  ForecastController(
      Queries queries,
      Forecasts forecasts,
      RosterEntries roster,
      Rights rights,
      Looks looks,
      PlanIndexes plans) {
    this.plans = plans;
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
   * @param plans title of each plan, by id: what may be asked for
   */
  record Answer(
      TeamForecast asIs,
      @Nullable TeamForecast whatIf,
      Map<String, String> names,
      int others,
      Map<String, String> plans) {}

  @GetMapping
  Answer forecast(
      @PathVariable("team") String team,
      @RequestParam(name = "cohort", required = false) @Nullable String cohort,
      @RequestParam(name = "heads", required = false) @Nullable Integer heads,
      @RequestParam(name = "certainty", defaultValue = "0.8") double certainty,
      @RequestParam(name = "hours", required = false) @Nullable Double hours,
      @RequestParam(name = "start", required = false) @Nullable LocalDate start,
      @RequestParam(name = "away", required = false) @Nullable String away,
      @RequestParam(name = "plan", required = false) @Nullable String plan,
      @RequestParam(name = "without", required = false) @Nullable String without,
      @RequestParam(name = "more", defaultValue = "0") int more) {
    GroupReadiness group = queries.managed(team, cohort);
    TeamForecast.Question question = new TeamForecast.Question(heads, certainty);
    TeamForecast asIs = forecasts.of(group, Changed.NOTHING, question);
    Changed changed = new Changed(new WhatIf(hours, start, days(away)), plan, without, more);
    TeamForecast whatIf =
        changed.equals(Changed.NOTHING)
            ? null
            : forecasts.of(group, changed, asked(asIs, question));
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
        others,
        plans.titles());
  }

  /** As many as are asked of the team as it is, whatever its size would be. */
  private static TeamForecast.Question asked(TeamForecast asIs, TeamForecast.Question question) {
    TeamForecast.Asked asked = asIs.asked();
    return asked == null
        ? question
        : new TeamForecast.Question(asked.heads(), question.certainty());
  }

  /** Days as {@code FIRST/LAST}, both included. */
  private static @Nullable Leave days(@Nullable String away) {
    if (away == null) {
      return null;
    }
    try {
      String[] days = SLASH.split(away, 2);
      return new Leave(LocalDate.parse(days[0]), LocalDate.parse(days[days.length - 1]));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("away must be FIRST/LAST, days as 2026-12-31", e);
    }
  }
}
