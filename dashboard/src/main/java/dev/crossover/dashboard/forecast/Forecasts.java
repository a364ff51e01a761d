package dev.crossover.dashboard.forecast;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.forecast.Member;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.forecast.WhatIf;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Forecasts of learners and teams as the tables stand now. */
@Service
public class Forecasts {

  private final DashboardTables tables;
  private final Clock clock;

  Forecasts(DashboardTables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /** Of one learner; null who left, and while roster entry or plan are not there. */
  public @Nullable Forecast of(LearnerProgress p) {
    Member member = member(p, new TreeMap<>());
    if (member == null || p.state() == LearnerState.LEFT) {
      return null;
    }
    return Forecast.of(member, tables.cohorts().get(p.cohort()), clock.instant());
  }

  /** Of a team, as things are. */
  public Forecast of(GroupReadiness team) {
    return of(team, WhatIf.NOTHING);
  }

  /** Of a team, had it been changed so. */
  public Forecast of(GroupReadiness team, WhatIf whatIf) {
    Map<String, PlanIndex> known = new TreeMap<>();
    List<Member> members =
        tables.progress().within(team.cohort() + "/" + team.team() + "/").stream()
            .filter(p -> p.state() != LearnerState.LEFT)
            .flatMap(p -> Stream.ofNullable(member(p, known)))
            .toList();
    return TeamForecast.of(
        team, tables.cohorts().get(team.cohort()), members, whatIf, clock.instant());
  }

  /**
   * A plan to compare with.
   *
   * @throws NoSuchElementException if there is none of that id
   */
  public PlanIndex plan(String id) {
    Plan plan = tables.plans().get(id);
    if (plan == null) {
      throw new NoSuchElementException("there is no plan " + id);
    }
    return new PlanIndex(plan);
  }

  private @Nullable Member member(LearnerProgress p, Map<String, PlanIndex> known) {
    Learner learner = tables.learners().get(p.learner());
    Plan plan = tables.plans().get(p.plan());
    if (learner == null || plan == null) {
      return null;
    }
    PlanIndex index = known.computeIfAbsent(plan.id(), id -> new PlanIndex(plan));
    return new Member(learner, p, Objects.requireNonNull(index));
  }
}
