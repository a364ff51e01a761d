package dev.crossover.dashboard.query;

import static java.util.Objects.requireNonNull;

import dev.crossover.dashboard.access.ReviewRights;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.Answers.Outlook;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.WeekFigures;
import dev.crossover.model.record.Look;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Rows of learners in lists, with what a reader needs to act. Each of them is a look. */
@Component
class LearnerRows {

  /** Weeks whose hours are told, the running one among them. */
  private static final int WEEKS = 8;

  /** Most people who are named as somebody to ask. */
  private static final int HELPERS = 2;

  private static final double HOUR_MINUTES = 60;

  private final PlanIndexes plans;
  private final RosterEntries roster;
  private final Forecasts forecasts;
  private final ReviewRights reviews;
  private final Looks looks;

  LearnerRows(
      PlanIndexes plans,
      RosterEntries roster,
      Forecasts forecasts,
      ReviewRights reviews,
      Looks looks) {
    this.plans = plans;
    this.roster = roster;
    this.forecasts = forecasts;
    this.reviews = reviews;
    this.looks = looks;
  }

  /**
   * The row of a learner.
   *
   * @param mates those of the team who are shown to who asks: some of them may help
   */
  LearnerRow of(LearnerProgress p, List<LearnerProgress> mates) {
    looks.at(p.learner(), Look.Kind.ROW);
    MemberForecast member = forecasts.of(p);
    return new LearnerRow(
        p.learner(),
        roster.name(p.learner()),
        p.cohort(),
        p.team(),
        p.state(),
        needsYou(p),
        p.readiness().ready(),
        p.readiness().shown(),
        p.readiness().assumed(),
        p.done(),
        p.planned(),
        p.gapWeeks(),
        p.lastActivityAt(),
        p.stalls(),
        p.reasons(),
        p.reasons().isEmpty() ? Map.of() : unitTitles(p),
        helpers(p, mates),
        member == null ? null : member.hoursPerWeek(),
        p.weeks().stream()
            .skip(Math.max(0, p.weeks().size() - WEEKS))
            .map(WeekFigures::effort)
            .map(LearnerRows::hours)
            .toList(),
        member == null ? null : Outlook.of(member.forecast()));
  }

  /** Whether an alert is open, or a project waits for who asks. */
  boolean needsYou(LearnerProgress p) {
    return !p.stalls().isEmpty()
        || p.reasons().stream()
            .filter(r -> r.reason() == StallReason.WAITING_FOR_REVIEW)
            .anyMatch(r -> reviews.reviews(p.learner(), p.plan(), requireNonNull(r.unit())));
  }

  /** Names of some of these who have passed what blocks the learner. */
  List<String> helpers(LearnerProgress p, List<LearnerProgress> mates) {
    return p.reasons().stream()
        .filter(r -> r.reason() == StallReason.BLOCKED_ON_UNIT)
        .limit(1)
        .flatMap(r -> mates.stream().filter(mate -> passed(mate, requireNonNull(r.unit()))))
        .map(mate -> roster.name(mate.learner()))
        .limit(HELPERS)
        .toList();
  }

  private static boolean passed(LearnerProgress p, String unit) {
    return p.state().waitedFor()
        && p.units().stream().anyMatch(u -> u.unit().equals(unit) && u.done() >= 1);
  }

  private Map<String, String> unitTitles(LearnerProgress p) {
    PlanIndex plan = plans.find(p.plan());
    Map<String, String> titles = new TreeMap<>();
    for (Stall reason : p.reasons()) {
      for (String id : Arrays.asList(reason.unit(), reason.blocks())) {
        if (plan != null && id != null) {
          plan.plan().unit(id).ifPresent(unit -> titles.put(unit.id(), unit.title()));
        }
      }
    }
    return titles;
  }

  /** To six minutes. */
  private static double hours(Duration spent) {
    return Math.round(spent.toMinutes() / HOUR_MINUTES * 10) / 10.0;
  }
}
