package dev.crossover.dashboard.query;

import static java.util.Objects.requireNonNull;

import dev.crossover.dashboard.access.ReviewRights;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.Answers.Outlook;
import dev.crossover.dashboard.said.FollowUps;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.WeekFigures;
import dev.crossover.model.record.Look;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of learners in lists, with what a reader needs to act. Each of them is a look. */
@Component
public class LearnerRows {

  /** Weeks whose hours are told, the running one among them. */
  private static final int WEEKS = 8;

  /** Most people who are named as somebody to ask. */
  private static final int HELPERS = 2;

  private static final Set<StallReason> BLOCKED =
      EnumSet.of(StallReason.BLOCKED_ON_UNIT, StallReason.ASKED_FOR_HELP);

  private static final Set<StallReason> SAID =
      EnumSet.of(StallReason.ASKED_FOR_HELP, StallReason.RAISED);

  private static final double HOUR_MINUTES = 60;

  private final PlanIndexes plans;
  private final RosterEntries roster;
  private final Forecasts forecasts;
  private final ReviewRights reviews;
  private final Looks looks;
  private final FollowUps followUps;

  LearnerRows(
      PlanIndexes plans,
      RosterEntries roster,
      Forecasts forecasts,
      ReviewRights reviews,
      Looks looks,
      FollowUps followUps) {
    this.plans = plans;
    this.roster = roster;
    this.forecasts = forecasts;
    this.reviews = reviews;
    this.looks = looks;
    this.followUps = followUps;
  }

  /**
   * The row of a learner.
   *
   * @param mates those of the team who are shown to who asks: some of them may help
   */
  public LearnerRow of(LearnerProgress p, List<LearnerProgress> mates) {
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
        unitTitles(p),
        helpers(p, mates),
        newest(p),
        hoursDue(p),
        member == null ? null : member.hoursPerWeek(),
        p.weeks().stream()
            .skip(Math.max(0, p.weeks().size() - WEEKS))
            .map(WeekFigures::effort)
            .map(LearnerRows::hours)
            .toList(),
        member == null ? null : Outlook.of(member.forecast()));
  }

  /**
   * Whether an alert is open that nobody has answered, or a project waits for who asks. What
   * somebody said counts at once; its alert opens once nothing has come in for a while.
   */
  boolean needsYou(LearnerProgress p) {
    return p.unanswered()
        || p.reasons().stream()
            .filter(r -> SAID.contains(r.reason()))
            .anyMatch(r -> !p.said().answered(r.from(), p.asOf()))
        || waitsForYou(p).isPresent();
  }

  /** What a learner handed in that waits for who asks; empty for nothing. */
  public Optional<Stall> waitsForYou(LearnerProgress p) {
    return p.reasons().stream()
        .filter(r -> r.reason() == StallReason.WAITING_FOR_REVIEW)
        .filter(r -> reviews.reviews(p.learner(), p.plan(), requireNonNull(r.unit())))
        .findFirst();
  }

  /** What was done last about an alert that is open; null for nothing. */
  private FollowUps.@Nullable Shown newest(LearnerProgress p) {
    return p.stalls().stream()
        .limit(1)
        .flatMap(s -> followUps.shown(p.said()).stream().filter(f -> !f.at().isBefore(s.from())))
        .findFirst()
        .orElse(null);
  }

  /** Names of some of these who have passed what blocks the learner, those who offer it first. */
  public List<String> helpers(LearnerProgress p, List<LearnerProgress> mates) {
    String unit = blocking(p);
    return unit == null
        ? List.of()
        : mates.stream()
            .filter(mate -> passed(mate, unit))
            .sorted(Comparator.comparing(mate -> !mate.said().offers().contains(unit)))
            .limit(HELPERS)
            .map(mate -> helper(mate, unit))
            .toList();
  }

  private String helper(LearnerProgress mate, String unit) {
    String offer = mate.said().offers().contains(unit) ? " (offers to help)" : "";
    return roster.name(mate.learner()) + offer;
  }

  /** The unit that blocks a learner first; null if none does. */
  static @Nullable String blocking(LearnerProgress p) {
    return p.reasons().stream()
        .filter(r -> BLOCKED.contains(r.reason()))
        .map(Stall::unit)
        .findFirst()
        .orElse(null);
  }

  private static boolean passed(LearnerProgress p, String unit) {
    return p.state().waitedFor()
        && p.units().stream().anyMatch(u -> u.unit().equals(unit) && u.done() >= 1);
  }

  private Map<String, String> unitTitles(LearnerProgress p) {
    PlanIndex plan = plans.find(p.plan());
    Map<String, String> titles = new TreeMap<>();
    for (Stall reason : Stream.concat(p.reasons().stream(), p.stalls().stream()).toList()) {
      for (String id : Arrays.asList(reason.unit(), reason.blocks())) {
        if (plan != null && id != null) {
          plan.plan().unit(id).ifPresent(unit -> titles.put(unit.id(), unit.title()));
        }
      }
    }
    return titles;
  }

  /** Hours of the plan that are due by now and not done; 0 for who is not waited for. */
  public double hoursDue(LearnerProgress p) {
    PlanIndex plan = plans.find(p.plan());
    return plan == null || !p.state().waitedFor() ? 0 : tenths(p.due() * plan.hours());
  }

  private static double tenths(double hours) {
    return Math.round(hours * 10) / 10.0;
  }

  /** To six minutes. */
  private static double hours(Duration spent) {
    return tenths(spent.toMinutes() / HOUR_MINUTES);
  }
}
