package dev.crossover.dashboard.query;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.crossover.dashboard.said.FollowUps;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.fold.Said;
import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.past.GroupDay;
import dev.crossover.model.past.LearnerDay;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms of the answers; described in {@code openapi.yaml}. */
public final class Answers {

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
   * @param plannedDays days that each of these units is planned to take
   * @param stuck units on which several are stuck, the worst first
   * @param skillTitles title of each skill of those plans
   * @param people its members that who asks manages; null for who manages none
   * @param past what was said of it a week ago, and so back, the newest first
   */
  record TeamPage(
      @JsonUnwrapped GroupReadiness figures,
      Map<String, String> planTitles,
      Map<String, String> unitTitles,
      Map<String, Double> plannedDays,
      List<String> stuck,
      Map<String, String> skillTitles,
      @Nullable People people,
      List<GroupDay> past) {

    /** A unit or skill of several plans has the title of the first. */
    static TeamPage of(
        GroupReadiness figures, List<Plan> plans, @Nullable People people, List<GroupDay> past) {
      Map<String, String> titles = new TreeMap<>();
      Map<String, String> units = new TreeMap<>();
      Map<String, String> skills = new TreeMap<>();
      for (Plan plan : plans) {
        titles.put(plan.id(), plan.title());
        plan.units().forEach(u -> units.putIfAbsent(u.id(), u.title()));
        plan.skills().forEach(s -> skills.putIfAbsent(s.id(), s.title()));
      }
      Map<String, Double> planned = StuckUnits.plannedDays(plans);
      List<String> stuck = StuckUnits.in(figures, planned);
      return new TeamPage(figures, titles, units, planned, stuck, skills, people, past);
    }
  }

  /**
   * The members of a team, the most urgent first.
   *
   * @param total how many who asks looks after
   * @param needYou how many of them have an alert that nobody has answered, or handed in what waits
   *     for who asks
   * @param notOnTrack how many of them have a reason
   * @param rows of the first of them
   * @param reasons how many have each reason first
   * @param skills what these rows have shown of each skill, by learner and skill; what was not
   *     assessed is absent
   * @param gains what the unit that somebody is at would bring if it were done, by learner
   * @param course where most of them are; null where nobody is waited for
   * @param outcome what became of the alerts about them; null of so many that it would be slow
   */
  record People(
      int total,
      int needYou,
      int notOnTrack,
      List<LearnerRow> rows,
      Map<StallReason, Integer> reasons,
      Map<String, Map<String, Double>> skills,
      Map<String, IfItWorks.Gain> gains,
      @Nullable Course course,
      Interventions.@Nullable Outcome outcome) {}

  /**
   * A plan that people are on.
   *
   * @param week of the plan, the median, from 1
   * @param weeks of it in all
   */
  record Course(String plan, String title, int week, int weeks) {}

  /**
   * When somebody will have done the plan.
   *
   * @param target when the plan says so
   */
  public record Outlook(
      LocalDate target,
      Forecast.@Nullable Dates done,
      @Nullable Double chanceByTarget,
      @Nullable Double chanceNever) {

    static Outlook of(Forecast f) {
      return new Outlook(f.target(), f.done(), f.chanceByTarget(), f.chanceNever());
    }
  }

  /**
   * A learner in a list.
   *
   * @param needsYou whether an alert is open, or something was said, that nobody has answered, or a
   *     project waits for who asks
   * @param stalls conditions for which an alert is open
   * @param reasons why the learner is not on track, alerts first
   * @param unitTitles title of each unit that the reasons and alerts name
   * @param helpers names of some who have passed what blocks the learner
   * @param followUp what was done last about an alert that is open; null for nothing
   * @param hoursDue hours of the plan that are due by now and not done, in tenths; 0 for who is not
   *     waited for
   * @param hoursPerWeek as agreed; null for who is not waited for any more
   * @param weekHours spent in each of the last weeks, the running one last
   * @param outlook null for who left, or whose cohort is over
   */
  public record LearnerRow(
      String learner,
      String name,
      String cohort,
      String team,
      LearnerState state,
      boolean needsYou,
      boolean ready,
      double shown,
      double assumed,
      double done,
      double planned,
      double gapWeeks,
      @Nullable Instant lastActivityAt,
      List<Stall> stalls,
      List<Stall> reasons,
      Map<String, String> unitTitles,
      List<String> helpers,
      FollowUps.@Nullable Shown followUp,
      double hoursDue,
      @Nullable Double hoursPerWeek,
      List<Double> weekHours,
      @Nullable Outlook outlook) {}

  /**
   * A learner in a file: one column a component, rounded, reasons in words.
   *
   * @param shown per cent of the target role that results show
   * @param done per cent of the plan
   * @param due per cent of the plan that was due by now
   * @param gapWeeks plan weeks; negative is behind
   * @param likelyDone day by which they are as likely done as not
   */
  record LearnerLine(
      String learner,
      String name,
      String cohort,
      String team,
      LearnerState state,
      boolean ready,
      int shown,
      int assumed,
      int done,
      int due,
      double gapWeeks,
      @Nullable LocalDate lastActive,
      String reasons,
      @Nullable LocalDate target,
      @Nullable LocalDate likelyDone) {

    static LearnerLine of(LearnerRow r) {
      Outlook outlook = r.outlook();
      return new LearnerLine(
          r.learner(),
          r.name(),
          r.cohort(),
          r.team(),
          r.state(),
          r.ready(),
          percent(r.shown()),
          percent(r.assumed()),
          percent(r.done()),
          percent(r.planned()),
          Math.round(r.gapWeeks() * 10) / 10.0,
          r.lastActivityAt() == null
              ? null
              : LocalDate.ofInstant(r.lastActivityAt(), ZoneOffset.UTC),
          r.reasons().stream().map(s -> words(s, r.unitTitles())).collect(Collectors.joining("; ")),
          outlook == null ? null : outlook.target(),
          outlook == null || outlook.done() == null ? null : outlook.done().p50());
    }

    private static int percent(double share) {
      return (int) Math.round(share * 100);
    }

    private static String words(Stall s, Map<String, String> titles) {
      String reason = s.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return s.unit() == null ? reason : reason + ": " + titles.getOrDefault(s.unit(), s.unit());
    }
  }

  /**
   * Everything of one learner.
   *
   * @param background by which the plan speaks to the learner
   * @param progress without counts of activity, which say nothing of what was learnt
   * @param events how many count; null but for who shows a key to everything, to check what arrived
   * @param start first day
   * @param hoursPerWeek as agreed
   * @param leave days away
   * @param helpers names of some who have passed what blocks the learner
   * @param followUps what was done about the learner, the newest first
   * @param stuck where the learner says that they are stuck
   * @param offers units with which the learner offers to help
   * @param ownWord units that are done by the learner's own word alone
   * @param chances of having done the plan, by day; empty without a forecast
   * @param past what was said of the learner a week ago, and so back, the newest first
   */
  record LearnerPage(
      String learner,
      String name,
      Background background,
      @JsonIgnoreProperties({"events", "activeDays", "unmapped", "said"}) LearnerProgress progress,
      @Nullable Integer events,
      Plan plan,
      List<Episode> episodes,
      LocalDate start,
      double hoursPerWeek,
      List<Leave> leave,
      List<String> helpers,
      List<FollowUps.Shown> followUps,
      Map<String, Said.Stuck> stuck,
      Set<String> offers,
      Set<String> ownWord,
      @Nullable Forecast forecast,
      List<Chance> chances,
      List<LearnerDay> past) {}

  /** How likely the plan is done by the end of a day. */
  record Chance(LocalDate day, double done) {}

  private Answers() {}
}
