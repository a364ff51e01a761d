package dev.crossover.dashboard.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.dashboard.past.Past;
import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.Answers.TeamRow;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.forecast.WhatIf;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.progress.Urgency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** "Who needs me first?" Everything of the first page in one answer. */
@Service
class Home {

  /** People whose rows are told. */
  private static final int FIRST = 10;

  /** Most members that are shown one by one beside their team. */
  private static final int HEADS = 60;

  private final Groups groups;
  private final Rights rights;
  private final Forecasts forecasts;
  private final LearnerRows rows;
  private final Past past;

  Home(Groups groups, Rights rights, Forecasts forecasts, LearnerRows rows, Past past) {
    this.past = past;
    this.groups = groups;
    this.rights = rights;
    this.forecasts = forecasts;
    this.rows = rows;
  }

  /**
   * The first page.
   *
   * @param teams the most urgent first
   * @param total people whom who asks manages
   * @param ready how many of them are ready
   * @param needYou how many of them have an alert that nobody has answered, or handed in what waits
   *     for who asks
   * @param onTime how many of them will be done by their own target; null without a forecast
   * @param counted people with a forecast
   * @param people the first of those who are not on track, the most urgent first
   * @param past days on which the teams can be seen as they were, the newest first
   */
  record Page(
      List<TeamCard> teams,
      int total,
      int ready,
      int needYou,
      TeamForecast.@Nullable Heads onTime,
      int counted,
      List<LearnerRow> people,
      List<LocalDate> past) {}

  /**
   * A team.
   *
   * @param states of those of its members whom who asks looks after, the most urgent first; null
   *     where these are none, or too many to show them one by one
   * @param onTime how many of all its members who are counted will be done by their own target;
   *     null for who manages none, and without a forecast
   * @param counted members with a forecast
   */
  record TeamCard(
      @JsonUnwrapped TeamRow team,
      @Nullable List<LearnerState> states,
      TeamForecast.@Nullable Heads onTime,
      int counted) {}

  Page page() {
    List<GroupReadiness> shown =
        Stream.concat(groups.teams(null).stream(), groups.others(null).stream())
            .filter(rights.sees())
            .sorted(GroupReadiness.BY_URGENCY)
            .toList();
    Map<String, List<LearnerProgress>> own = new TreeMap<>();
    Map<String, MemberForecast> forecast = new TreeMap<>();
    List<TeamCard> cards = new ArrayList<>();
    for (GroupReadiness team : shown) {
      List<LearnerProgress> members = lookedInto(team);
      List<MemberForecast> counted =
          members.size() > Forecasts.COUNTED ? List.of() : counted(members);
      counted.forEach(m -> forecast.put(m.learner(), m));
      own.put(team.cohort() + "/" + team.team(), lookedAfter(members));
      cards.add(card(team, lookedAfter(members), counted));
    }
    List<LearnerProgress> all = own.values().stream().flatMap(List::stream).toList();
    List<LearnerRow> first =
        all.stream()
            .filter(p -> !p.reasons().isEmpty())
            .sorted(Urgency.ORDER)
            .limit(FIRST)
            .map(p -> rows.of(p, own.getOrDefault(p.cohort() + "/" + p.team(), List.of())))
            .toList();
    List<LearnerProgress> there = all.stream().filter(p -> p.state() != LearnerState.LEFT).toList();
    List<MemberForecast> counted =
        there.size() > Forecasts.COUNTED
            ? List.of()
            : there.stream().flatMap(p -> Stream.ofNullable(forecast.get(p.learner()))).toList();
    return new Page(
        cards,
        there.size(),
        (int) there.stream().filter(p -> p.readiness().ready()).count(),
        (int) all.stream().filter(rows::needsYou).count(),
        onTime(counted),
        counted.size(),
        first,
        shown.stream()
            .map(GroupReadiness::cohort)
            .distinct()
            .flatMap(cohort -> past.days(cohort).stream())
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList());
  }

  private static TeamCard card(
      GroupReadiness team, List<LearnerProgress> own, List<MemberForecast> counted) {
    List<LearnerState> states =
        own.stream().sorted(Urgency.ORDER).map(LearnerProgress::state).toList();
    return new TeamCard(
        TeamRow.of(team),
        states.isEmpty() || states.size() > HEADS ? null : states,
        onTime(counted),
        counted.size());
  }

  /** Who shows a key to everything looks after nobody, and need not wait for all of them. */
  private List<LearnerProgress> lookedInto(GroupReadiness team) {
    return rights.managesIn(team) && !rights.seesEverything() ? groups.members(team) : List.of();
  }

  private List<LearnerProgress> lookedAfter(List<LearnerProgress> members) {
    return members.stream().filter(p -> rights.looksAfter(p.learner())).toList();
  }

  /** Those who have a forecast. */
  private List<MemberForecast> counted(List<LearnerProgress> members) {
    return members.stream()
        .flatMap(p -> Stream.ofNullable(forecasts.of(p)))
        .filter(m -> m.done() != null)
        .toList();
  }

  private static TeamForecast.@Nullable Heads onTime(List<MemberForecast> members) {
    return members.isEmpty() ? null : TeamForecast.onTime(members, WhatIf.NOTHING);
  }
}
