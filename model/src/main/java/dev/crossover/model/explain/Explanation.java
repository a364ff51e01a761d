package dev.crossover.model.explain;

import dev.crossover.model.mastery.Shown;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.model.readiness.SkillLevel;
import dev.crossover.model.unit.Basis;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a learner with the values that it was made of.
 *
 * @param figure {@link #SHOWN}, {@link #GAP}, or a skill's id after {@link #SKILL}
 * @param value the figure as pages show it
 * @param rules version of the rules of the fold; see {@link Basis#RULES}
 * @param planVersion version of the plan that it was read against
 * @param skills of {@link #SHOWN}: the parts that sum to it
 * @param answers of a skill: what its level is a bound of; null where nothing was shown
 * @param schedule of {@link #GAP}: what it is the difference of
 */
public record Explanation(
    String figure,
    double value,
    int rules,
    int planVersion,
    List<SkillPart> skills,
    @Nullable Answers answers,
    @Nullable Schedule schedule) {

  /** The part of the role that results show: Σ weight × min(1, level / required). */
  public static final String SHOWN = "shown";

  /** Plan weeks ahead, or below zero behind: earned − elapsed. */
  public static final String GAP = "gap";

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

  public Explanation {
    skills = List.copyOf(skills);
  }

  /**
   * Of one figure.
   *
   * @param progress as it is shown, of this snapshot
   * @throws NoSuchElementException if there is no such figure
   */
  public static Explanation of(
      String figure, PlanIndex plan, LearnerSnapshot snapshot, LearnerProgress progress) {
    Readiness readiness = progress.readiness();
    return switch (figure) {
      case SHOWN -> made(figure, readiness.shown(), progress, parts(readiness), null, null);
      case GAP ->
          made(figure, progress.gapWeeks(), progress, List.of(), null, schedule(plan, progress));
      default -> {
        SkillLevel level =
            readiness.skills().stream()
                .filter(s -> figure.equals(SKILL + s.skill()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no such figure"));
        Shown shown = snapshot.fold().results().shown().get(level.skill());
        yield made(figure, level.level(), progress, List.of(), answers(shown), null);
      }
    };
  }

  private static Explanation made(
      String figure,
      double value,
      LearnerProgress progress,
      List<SkillPart> skills,
      @Nullable Answers answers,
      @Nullable Schedule schedule) {
    return new Explanation(
        figure, value, Basis.RULES, progress.planVersion(), skills, answers, schedule);
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
}
