package dev.crossover.dashboard.query;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.model.explain.Explanation;
import dev.crossover.model.explain.OneStep;
import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.model.readiness.SkillLevel;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** "Where does this number come from, and what would change it?" */
@Service
class Explanations {

  /** Steps that are computed at most; each costs a forecast. */
  private static final int STEPS = 4;

  /** What moves with any unit that is done, study too. */
  private static final Set<String> NOT_BY_RESULTS = Set.of(Explanation.GAP, Explanation.ON_TIME);

  private final DashboardTables tables;
  private final LearnerLookup lookup;
  private final PlanIndexes plans;
  private final Learners learners;
  private final Forecasts forecasts;

  Explanations(
      DashboardTables tables,
      LearnerLookup lookup,
      PlanIndexes plans,
      Learners learners,
      Forecasts forecasts) {
    this.tables = tables;
    this.lookup = lookup;
    this.plans = plans;
    this.learners = learners;
    this.forecasts = forecasts;
  }

  /**
   * A figure opened.
   *
   * @param now how the learner stands
   * @param steps what one unit more would bring, each by itself; nothing of how likely it is
   */
  record Opened(Explanation explanation, Standing now, List<Step> steps) {}

  /**
   * One unit more.
   *
   * @param kind how it is finished: done, just passed, or accepted with its whole checklist
   * @param score that a pass needs, 0..1; null where there is none
   * @param then how the learner would stand
   */
  record Step(String unit, UnitKind kind, @Nullable Double score, Standing then) {}

  /**
   * How a learner stands.
   *
   * @param shown part of the role that results show, 0..1
   * @param level of the skill that is opened, 0..1; null for other figures
   * @param gapWeeks plan weeks ahead, or below zero behind
   * @param ready whether they are ready
   * @param likely day by which it is as likely as not that the plan is done; null without a
   *     forecast, where there is none, and for who is done
   * @param onTime chance to be done by the own target, 0..1; null without a forecast
   */
  record Standing(
      double shown,
      @Nullable Double level,
      double gapWeeks,
      boolean ready,
      @Nullable LocalDate likely,
      @Nullable Double onTime) {}

  /**
   * Opens a figure of a learner.
   *
   * @throws NoSuchElementException if there is no such learner for who asks, or no such figure
   */
  Opened of(String id, String figure) {
    LearnerLookup.Opened opened = lookup.open(id);
    LearnerSnapshot snapshot = opened.snapshot();
    LearnerProgress p = opened.progress();
    PlanIndex plan = opened.plan();
    MemberForecast is = forecasts.of(p);
    List<Step> steps =
        p.state().waitedFor() && !figure.equals(Explanation.HOURS)
            ? candidates(plan, p, figure)
                .flatMap(unit -> step(plan, snapshot, p, is, unit, figure).stream())
                .limit(STEPS)
                .toList()
            : List.of();
    return new Opened(
        Explanation.of(figure, plan, snapshot, p, is), standing(p, is, figure), steps);
  }

  /**
   * What the first unit that may move a figure would bring to somebody.
   *
   * @param unit its title
   * @param then how they would stand
   */
  record Change(String unit, LearnerProgress then) {}

  /** Of somebody who is waited for; empty where nothing is open that may move it. */
  Optional<Change> first(LearnerProgress p, String figure) {
    PlanIndex plan = plans.find(p.plan());
    LearnerSnapshot snapshot = tables.progress().get(p.learner());
    return plan == null || snapshot == null || !p.state().waitedFor()
        ? Optional.empty()
        : candidates(plan, p, figure)
            .flatMap(unit ->
                OneStep.finishing(plan, snapshot, unit, p.asOf())
                    .map(then -> new Change(unit.title(), learners.had(then, p.asOf())))
                    .stream())
            .findFirst();
  }

  private Optional<Step> step(
      PlanIndex plan,
      LearnerSnapshot snapshot,
      LearnerProgress p,
      @Nullable MemberForecast is,
      Unit unit,
      String figure) {
    return OneStep.finishing(plan, snapshot, unit, p.asOf())
        .map(then -> {
          LearnerProgress after = learners.had(then, p.asOf());
          return new Step(
              unit.id(),
              unit.kind(),
              unit.kind() == UnitKind.ASSESSMENT ? unit.passMark() : null,
              standing(
                  after,
                  is == null
                      ? null
                      : forecasts.finished(plan, is, snapshot, then, unit.id(), p.asOf()),
                  figure));
        });
  }

  /**
   * What may move the figure, what lacks most first: study shows no skill, but moves the gap. What
   * is done already is passed over later.
   */
  private static Stream<Unit> candidates(PlanIndex plan, LearnerProgress p, String figure) {
    Set<Unit> units = new LinkedHashSet<>();
    if (figure.startsWith(Explanation.SKILL)) {
      units.addAll(plan.building(figure.substring(Explanation.SKILL.length())));
    } else {
      if (figure.equals(Explanation.SHOWN)) {
        for (Readiness.Gap gap : p.readiness().gaps()) {
          gap.units().stream().limit(1).map(plan::unit).forEach(units::add);
        }
      }
      units.addAll(plan.units());
    }
    return units.stream()
        .filter(u -> NOT_BY_RESULTS.contains(figure) || u.kind() != UnitKind.STUDY);
  }

  private static Standing standing(
      LearnerProgress p, @Nullable MemberForecast member, String figure) {
    Forecast forecast = member == null ? null : member.forecast();
    Double level =
        p.readiness().skills().stream()
            .filter(s -> figure.equals(Explanation.SKILL + s.skill()))
            .map(SkillLevel::level)
            .findFirst()
            .orElse(null);
    return new Standing(
        p.readiness().shown(),
        level,
        p.gapWeeks(),
        p.readiness().ready(),
        forecast == null || forecast.done() == null ? null : forecast.done().p50(),
        forecast == null ? null : forecast.chanceByTarget());
  }
}
