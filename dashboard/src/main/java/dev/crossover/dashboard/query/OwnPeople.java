package dev.crossover.dashboard.query;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.forecast.WhatIf;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.progress.Urgency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people whom who asks looks after, as the first page and the digest count them. */
@Component
public class OwnPeople {

  private final Groups groups;
  private final Rights rights;
  private final Forecasts forecasts;
  private final LearnerRows rows;

  OwnPeople(Groups groups, Rights rights, Forecasts forecasts, LearnerRows rows) {
    this.groups = groups;
    this.rights = rights;
    this.forecasts = forecasts;
    this.rows = rows;
  }

  /**
   * A team that is shown to who asks.
   *
   * @param own those of its members whom they look after, the most urgent first
   * @param counted all of its members who have a forecast; empty for who manages none of them, and
   *     where they are too many
   */
  public record Part(GroupReadiness team, List<LearnerProgress> own, List<MemberForecast> counted) {

    boolean has(LearnerProgress p) {
      return p.cohort().equals(team.cohort()) && p.team().equals(team.team());
    }
  }

  /**
   * All of them.
   *
   * @param parts the most urgent team first
   * @param all the most urgent first, those who left included
   * @param needing those of them who need who asks, in the same order
   * @param counted forecasts of those who have not left
   */
  public record Now(
      List<Part> parts,
      List<LearnerProgress> all,
      List<LearnerProgress> needing,
      List<MemberForecast> counted) {

    /** Those who have not left. */
    public List<LearnerProgress> there() {
      return all.stream().filter(p -> p.state() != LearnerState.LEFT).toList();
    }

    /** How many of them are ready. */
    public int ready() {
      return (int) there().stream().filter(p -> p.readiness().ready()).count();
    }

    /** How many will have done the plan by their own target each; null without a forecast. */
    public TeamForecast.@Nullable Heads onTime() {
      return onTime(counted);
    }

    static TeamForecast.@Nullable Heads onTime(List<MemberForecast> members) {
      return members.isEmpty() ? null : TeamForecast.onTime(members, WhatIf.NOTHING);
    }

    /** Those of a learner's team, who may help. */
    public List<LearnerProgress> mates(LearnerProgress p) {
      return parts.stream().filter(part -> part.has(p)).flatMap(t -> t.own().stream()).toList();
    }
  }

  /** As they stand at this moment. */
  public Now now() {
    List<Part> parts =
        Stream.concat(groups.teams(null).stream(), groups.others(null).stream())
            .filter(rights.sees())
            .sorted(GroupReadiness.BY_URGENCY)
            .map(this::part)
            .toList();
    List<LearnerProgress> all =
        parts.stream().flatMap(part -> part.own().stream()).sorted(Urgency.ORDER).toList();
    return new Now(
        parts, all, all.stream().filter(rows::needsYou).toList(), forecastsOf(all, parts));
  }

  private Part part(GroupReadiness team) {
    List<LearnerProgress> members = lookedInto(team);
    return new Part(
        team,
        members.stream().filter(p -> rights.looksAfter(p.learner())).sorted(Urgency.ORDER).toList(),
        members.size() > Forecasts.COUNTED ? List.of() : counted(members));
  }

  private static List<MemberForecast> forecastsOf(List<LearnerProgress> all, List<Part> parts) {
    Map<String, MemberForecast> known = new TreeMap<>();
    parts.forEach(part -> part.counted().forEach(m -> known.put(m.learner(), m)));
    List<LearnerProgress> there = all.stream().filter(p -> p.state() != LearnerState.LEFT).toList();
    return there.size() > Forecasts.COUNTED
        ? List.of()
        : there.stream().flatMap(p -> Stream.ofNullable(known.get(p.learner()))).toList();
  }

  /** Who shows a key to everything looks after nobody, and need not wait for all of them. */
  private List<LearnerProgress> lookedInto(GroupReadiness team) {
    return rights.managesIn(team) && !rights.seesEverything() ? groups.members(team) : List.of();
  }

  /** Those who have a forecast. */
  private List<MemberForecast> counted(List<LearnerProgress> members) {
    return members.stream()
        .flatMap(p -> Stream.ofNullable(forecasts.of(p)))
        .filter(m -> m.done() != null)
        .toList();
  }
}
