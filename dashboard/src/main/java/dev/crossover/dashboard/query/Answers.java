package dev.crossover.dashboard.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Background;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.stall.Stall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The forms of the answers; described in {@code openapi.yaml}. */
final class Answers {

  /** A team in the list of teams. */
  record TeamRow(
      String cohort,
      String team,
      GroupState state,
      int learners,
      boolean small,
      int ready,
      double shown,
      double assumed,
      double done,
      double planned,
      double gapWeeks,
      int stalls,
      @Nullable LocalDate lastActiveOn) {

    static TeamRow of(GroupReadiness g) {
      return new TeamRow(
          g.cohort(),
          String.valueOf(g.team()),
          GroupState.of(g),
          g.learners(),
          g.small(),
          g.ready(),
          g.shown(),
          g.assumed(),
          g.done(),
          g.planned(),
          g.gapWeeks(),
          g.stalls(),
          g.lastActiveOn());
    }
  }

  /**
   * The figures of a team, with what a person reads in place of the ids in them.
   *
   * @param planTitles title of each plan that the team is on
   * @param unitTitles title of each unit of those plans
   * @param skillTitles title of each skill of those plans
   * @param people whether its members are shown to who asks, and forecasts of them
   */
  record TeamPage(
      @JsonUnwrapped GroupReadiness figures,
      Map<String, String> planTitles,
      Map<String, String> unitTitles,
      Map<String, String> skillTitles,
      boolean people) {

    /** A unit or skill of several plans has the title of the first. */
    static TeamPage of(GroupReadiness figures, List<Plan> plans, boolean people) {
      Map<String, String> titles = new TreeMap<>();
      Map<String, String> units = new TreeMap<>();
      Map<String, String> skills = new TreeMap<>();
      for (Plan plan : plans) {
        titles.put(plan.id(), plan.title());
        plan.units().forEach(u -> units.putIfAbsent(u.id(), u.title()));
        plan.skills().forEach(s -> skills.putIfAbsent(s.id(), s.title()));
      }
      return new TeamPage(figures, titles, units, skills, people);
    }
  }

  /**
   * A learner in the list of a team.
   *
   * @param stalls conditions for which an alert is open
   * @param reasons why the learner is not on track, alerts first
   * @param unitTitles title of each unit that the reasons name
   */
  record LearnerRow(
      String learner,
      String name,
      LearnerState state,
      boolean ready,
      double shown,
      double assumed,
      double done,
      double planned,
      double gapWeeks,
      int activeDays,
      @Nullable Instant lastActivityAt,
      List<Stall> stalls,
      List<Stall> reasons,
      Map<String, String> unitTitles) {}

  /**
   * Everything of one learner.
   *
   * @param background by which the plan speaks to the learner
   */
  record LearnerPage(
      String learner,
      String name,
      Background background,
      LearnerProgress progress,
      Plan plan,
      List<Episode> episodes,
      @Nullable Forecast forecast) {}

  /**
   * A plan as it is published.
   *
   * @param planTitles title of each published plan that it names as the better one
   */
  record PlanPage(@JsonUnwrapped Plan plan, Map<String, String> planTitles) {}

  private Answers() {}
}
