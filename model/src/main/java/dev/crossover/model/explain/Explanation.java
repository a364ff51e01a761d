package dev.crossover.model.explain;

import dev.crossover.model.forecast.Forecast;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.mastery.Shown;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.progress.WeekFigures;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.model.readiness.SkillLevel;
import dev.crossover.model.unit.Basis;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a learner with the values that it was made of.
 *
 * @param figure {@link #SHOWN}, {@link #GAP}, {@link #ON_TIME}, {@link #HOURS}, or a skill's id
 *     after {@link #SKILL}
 * @param value the figure as pages show it
 * @param rules version of the rules of the fold; see {@link Basis#RULES}
 * @param planVersion version of the plan that it was read against
 * @param skills of {@link #SHOWN}: the parts that sum to it
 * @param answers of a skill: what its level is a bound of; null where nothing was shown
 * @param schedule of {@link #GAP}: what it is the difference of
 * @param outlook of {@link #ON_TIME}: what it was simulated from, and what came of it
 * @param weeks of {@link #HOURS}: the hours of each own week that sum to it, with what else there
 *     is
 */
public record Explanation(
    String figure,
    double value,
    int rules,
    int planVersion,
    List<SkillPart> skills,
    @Nullable Answers answers,
    @Nullable Schedule schedule,
    @Nullable Outlook outlook,
    List<WeekHours> weeks) {

  /** The part of the role that results show: Σ weight × min(1, level / required). */
  public static final String SHOWN = "shown";

  /** Plan weeks ahead, or below zero behind: earned − elapsed. */
  public static final String GAP = "gap";

  /** Chance to be done by the own target, 0..1. */
  public static final String ON_TIME = "on-time";

  /** Hours of study since the beginning. */
  public static final String HOURS = "hours";

  private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /** Before the id of a skill: the level that its results show. */
  public static final String SKILL = "skill:";

  /**
   * What one skill adds.
   *
   * @param weight share of the role, all weights summing to 1
   * @param level that results show, 0..1
   * @param required level that is enough, 0..1
   * @param adds weight × min(1, level / required)
   */
  public record SkillPart(
      String skill, double weight, double level, double required, double adds) {}

  /**
   * What a level is the lower bound of: with a certainty of 80 % the share of right answers is at
   * least that. Sizes are in answers; what is no test counts as some, see {@link Shown}.
   *
   * @param right of what was passed
   * @param wrong of what was passed
   * @param failed wrong answers of what was failed and not passed since
   * @param results how many there are
   * @param lastAt newest of them
   */
  public record Answers(double right, double wrong, double failed, int results, Instant lastAt) {}

  /**
   * What a gap is the difference of.
   *
   * @param planWeek weeks of the plan that have passed
   * @param done share of the plan's hours that is done, 0..1
   * @param earned week of the plan by which so much is due
   * @param weeks length of the plan
   */
  public record Schedule(double planWeek, double done, double earned, int weeks) {}

  /**
   * What a chance was read from.
   *
   * @param unitsLeft units that are not done
   * @param weeksLeft work of the plan that is left, in weeks of the learner's own time: at the
   *     hours that are agreed, were each unit to take what the plan says
   * @param asPlanned day on which it would be done so
   * @param hoursPerWeek that are agreed
   * @param weeks of learners here from which the futures were drawn
   * @param dates by which the plan is done with a chance of 10, 50, 80, 90 %; null for who is done
   * @param target day by which the plan says to be done
   */
  public record Outlook(
      int unitsLeft,
      double weeksLeft,
      LocalDate asPlanned,
      double hoursPerWeek,
      int weeks,
      Forecast.@Nullable Dates dates,
      LocalDate target) {}

  /**
   * Hours of a week.
   *
   * @param week own week, from 1; 0 for what was in none: before the start, or on leave
   */
  public record WeekHours(int week, double hours) {}

  public Explanation {
    skills = List.copyOf(skills);
    weeks = List.copyOf(weeks);
  }

  /**
   * Of one figure.
   *
   * @param progress as it is shown, of this snapshot
   * @param member the forecast that is shown with it; null where there is none
   * @throws NoSuchElementException if there is no such figure
   */
  public static Explanation of(
      String figure,
      PlanIndex plan,
      LearnerSnapshot snapshot,
      LearnerProgress progress,
      @Nullable MemberForecast member) {
    Readiness readiness = progress.readiness();
    return switch (figure) {
      case SHOWN ->
          made(figure, readiness.shown(), progress, parts(readiness), null, null, null, List.of());
      case GAP -> {
        Schedule schedule = schedule(plan, progress);
        yield made(
            figure, progress.gapWeeks(), progress, List.of(), null, schedule, null, List.of());
      }
      case ON_TIME -> {
        Outlook outlook = outlook(progress, member);
        Double chance = Objects.requireNonNull(member).forecast().chanceByTarget();
        yield made(
            figure,
            Objects.requireNonNull(chance),
            progress,
            List.of(),
            null,
            null,
            outlook,
            List.of());
      }
      case HOURS -> {
        double spent = hours(progress.spent());
        yield made(figure, spent, progress, List.of(), null, null, null, weeks(progress));
      }
      default -> {
        SkillLevel level =
            readiness.skills().stream()
                .filter(s -> figure.equals(SKILL + s.skill()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no such figure"));
        Answers answers = answers(snapshot.fold().results().shown().get(level.skill()));
        yield made(figure, level.level(), progress, List.of(), answers, null, null, List.of());
      }
    };
  }

  private static Explanation made(
      String figure,
      double value,
      LearnerProgress progress,
      List<SkillPart> skills,
      @Nullable Answers answers,
      @Nullable Schedule schedule,
      @Nullable Outlook outlook,
      List<WeekHours> weeks) {
    return new Explanation(
        figure,
        value,
        Basis.RULES,
        progress.planVersion(),
        skills,
        answers,
        schedule,
        outlook,
        weeks);
  }

  private static List<SkillPart> parts(Readiness readiness) {
    return readiness.skills().stream()
        .map(s ->
            new SkillPart(s.skill(), s.weight(), s.level(), s.required(), s.weight() * s.shown()))
        .toList();
  }

  private static @Nullable Answers answers(@Nullable Shown s) {
    return s == null
        ? null
        : new Answers(s.right(), s.wrong(), s.failed(), s.results(), s.lastAt());
  }

  /** Past its end a plan that is done asks for nothing more. */
  private static Schedule schedule(PlanIndex plan, LearnerProgress progress) {
    int weeks = plan.plan().weeks();
    double passed =
        progress.done() >= 1 ? Math.min(weeks, progress.planWeek()) : progress.planWeek();
    return new Schedule(passed, progress.done(), plan.earnedWeeks(progress.done()), weeks);
  }

  private static Outlook outlook(LearnerProgress progress, @Nullable MemberForecast member) {
    if (member == null || member.forecast().chanceByTarget() == null) {
      throw new NoSuchElementException("there is no forecast");
    }
    Forecast forecast = member.forecast();
    Duration left = Duration.ofMillis((long) (progress.remainingWeeks() * WEEK_MILLIS));
    return new Outlook(
        forecast.basis().unitsLeft(),
        progress.remainingWeeks(),
        member.calendar().day(member.calendar().after(member.from(), left)),
        member.hoursPerWeek(),
        forecast.basis().weeks(),
        forecast.done(),
        forecast.target());
  }

  private static List<WeekHours> weeks(LearnerProgress progress) {
    List<WeekHours> weeks = new ArrayList<>();
    Duration rest = progress.spent();
    for (WeekFigures week : progress.weeks()) {
      weeks.add(new WeekHours(week.week(), hours(week.effort())));
      rest = rest.minus(week.effort());
    }
    if (!rest.isZero()) {
      weeks.addFirst(new WeekHours(0, hours(rest)));
    }
    return weeks;
  }

  private static double hours(Duration spent) {
    return spent.toMillis() / HOUR_MILLIS;
  }
}
