package dev.crossover.dashboard.query;

import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.Answers.TeamRow;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.forecast.WhatIf;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.progress.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  Home(Groups groups, Rights rights, Forecasts forecasts, LearnerRows rows) {
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
   * @param needYou how many of them have an open alert, or handed in what waits for who asks
   * @param onTime how many of them will be done by their own target; null without a forecast
   * @param counted people with a forecast
   * @param people the first of those who are not on track, the most urgent first
   */
  record Page(
      List<TeamCard> teams,
      int total,
      int needYou,
      TeamForecast.@Nullable Heads onTime,
      int counted,
      List<LearnerRow> people) {}

  /**
   * A team.
   *
   * @param states of its members, the most urgent first; null for who manages none, and of a team
   *     that is too large to show them one by one
   * @param onTime how many of those who are counted will be done by their own target; null for who
   *     manages none, and without a forecast
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
    Map<String, List<LearnerProgress>> mates = new TreeMap<>();
    List<TeamCard> cards = new ArrayList<>();
    for (GroupReadiness team : shown) {
      boolean managed = rights.managesIn(team);
      List<LearnerProgress> members = managed ? members(team) : List.of();
      mates.put(team.cohort() + "/" + team.team(), members);
      cards.add(card(team, managed, members));
    }
    List<LearnerProgress> all = mates.values().stream().flatMap(List::stream).toList();
    List<LearnerRow> first =
        all.stream()
            .filter(p -> !p.reasons().isEmpty())
            .sorted(Urgency.ORDER)
            .limit(FIRST)
            .map(p -> rows.of(p, mates.getOrDefault(p.cohort() + "/" + p.team(), List.of())))
            .toList();
    int needed = (int) all.stream().filter(rows::needsYou).count();
    int there = (int) all.stream().filter(p -> p.state() != LearnerState.LEFT).count();
    List<MemberForecast> forecast = counted(all);
    return new Page(cards, there, needed, onTime(forecast), forecast.size(), first);
  }

  private TeamCard card(GroupReadiness team, boolean managed, List<LearnerProgress> members) {
    List<MemberForecast> forecast = counted(members);
    List<LearnerState> states =
        members.stream().sorted(Urgency.ORDER).map(LearnerProgress::state).collect(toList());
    return new TeamCard(
        TeamRow.of(team),
        managed && states.size() <= HEADS ? states : null,
        onTime(forecast),
        forecast.size());
  }

  private List<LearnerProgress> members(GroupReadiness team) {
    return groups.members(team).stream()
        .filter(p -> rights.opens(p.learner()))
        .collect(Collectors.toList());
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
