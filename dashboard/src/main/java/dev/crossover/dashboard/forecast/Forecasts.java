package dev.crossover.dashboard.forecast;

import dev.crossover.dashboard.Tables;
import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.forecast.Levels;
import dev.crossover.model.forecast.Recalibration;
import dev.crossover.model.forecast.Work;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Forecasts of learners and teams, from the tables. The futures of a learner are read where they
 * held on earlier histories; how those of teams held was never judged, so they are read as they
 * are.
 */
@Service
public class Forecasts {

  private final Tables tables;
  private final Clock clock;

  Forecasts(Tables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /** Of one learner; null who left, and while roster entry or plan are not there. */
  public @Nullable Forecast of(LearnerProgress p) {
    Member member = member(p, new TreeMap<>());
    if (member == null || p.state() == LearnerState.LEFT) {
      return null;
    }
    Calendar calendar = Calendar.of(member.learner());
    return Forecast.of(
        Works.of(p, tables.cohorts().get(p.cohort())),
        Recalibration.HISTORIES_2013.dates(),
        calendar,
        clock.instant(),
        member.target());
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
            .map(m -> whatIf.plan() == null ? m : m.on(whatIf.plan()))
            .toList();
    if (members.isEmpty()) {
      Calendar none = new Calendar(LocalDate.EPOCH, List.of());
      return Forecast.of(Work.NOBODY, Levels.SAME, none, clock.instant(), null);
    }
    double remaining = members.stream().mapToDouble(Member::remainingWeeks).average().orElse(0);
    Double hours = whatIf.hours();
    double pace =
        hours == null
            ? 1
            : members.stream()
                .mapToDouble(m -> hours / m.learner().hoursPerWeek())
                .average()
                .orElse(1);
    Instant now = clock.instant();
    Instant from = start(whatIf.start(), members, now);
    Work work = Works.of(team, tables.cohorts().get(team.cohort()), remaining).paced(pace);
    Instant target =
        members.stream().map(Member::target).max(Comparator.naturalOrder()).orElse(null);
    Calendar calendar = TeamLeave.calendar(members, LocalDate.ofInstant(from, ZoneOffset.UTC));
    return Forecast.of(work, Levels.SAME, calendar, from, target);
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

  private static Instant start(@Nullable LocalDate wanted, List<Member> members, Instant now) {
    LocalDate day =
        wanted != null
            ? wanted
            : members.stream()
                .map(m -> m.learner().start())
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
    Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return start.isAfter(now) ? start : now;
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
