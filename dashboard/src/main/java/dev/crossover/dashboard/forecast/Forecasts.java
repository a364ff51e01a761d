package dev.crossover.dashboard.forecast;

import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.forecast.Member;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.forecast.WhatIf;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Forecasts of learners and teams as the tables stand now. */
@Service
public class Forecasts {

  private final RosterEntries roster;
  private final PlanIndexes plans;
  private final Groups groups;
  private final Clock clock;

  Forecasts(RosterEntries roster, PlanIndexes plans, Groups groups, Clock clock) {
    this.roster = roster;
    this.plans = plans;
    this.groups = groups;
    this.clock = clock;
  }

  /** Of one learner; null who left or whose cohort is over, and while entry or plan are missing. */
  public @Nullable Forecast of(LearnerProgress p) {
    Member member = member(p);
    if (member == null || over(p)) {
      return null;
    }
    return Forecast.of(member, groups.cohort(p.cohort()), clock.instant());
  }

  /** Of a team, as things are. */
  public Forecast of(GroupReadiness team) {
    return of(team, WhatIf.NOTHING);
  }

  /** Of a team, had it been changed so. */
  public Forecast of(GroupReadiness team, WhatIf whatIf) {
    List<Member> members =
        groups.members(team).stream()
            .filter(p -> !over(p))
            .flatMap(p -> Stream.ofNullable(member(p)))
            .toList();
    return TeamForecast.of(team, groups.cohort(team.cohort()), members, whatIf, clock.instant());
  }

  /**
   * A plan to compare with.
   *
   * @throws NoSuchElementException if there is none of that id
   */
  public PlanIndex plan(String id) {
    PlanIndex plan = plans.find(id);
    if (plan == null) {
      throw new NoSuchElementException("there is no plan " + id);
    }
    return plan;
  }

  private static boolean over(LearnerProgress p) {
    return p.state() == LearnerState.LEFT || p.state() == LearnerState.NOT_FINISHED;
  }

  private @Nullable Member member(LearnerProgress p) {
    Learner learner = roster.find(p.learner());
    PlanIndex plan = plans.find(p.plan());
    return learner == null || plan == null ? null : new Member(learner, p, plan);
  }
}
