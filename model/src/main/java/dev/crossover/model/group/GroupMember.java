package dev.crossover.model.group;

import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.progress.UnitProgress;
import dev.crossover.model.progress.WeekFigures;
import dev.crossover.model.readiness.SkillLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a group needs to know of a learner, and no more.
 *
 * @param cohort cohort
 * @param team team within the cohort
 * @param state where the learner stands
 * @param shown part of the target role that results show, 0..1
 * @param assumed part that is assumed beyond that, 0..1
 * @param ready whether the learner is ready
 * @param done done share, 0..1
 * @param planned planned share, 0..1
 * @param gapWeeks plan weeks ahead or (negative) behind
 * @param remainingWeeks work left, in weeks of the learner's own plan time
 * @param stalls alerts that are open
 * @param spent time on everything
 * @param skipSpent time on what the plan says to skip
 * @param lastActiveOn UTC day of the newest activity, or null
 * @param finishedUnits units that are done
 * @param headStart part of the target role that was brought along, 0..1; null while any of it is
 *     assumed
 * @param skills levels of the role's skills
 * @param weeks the learner's own weeks
 * @param units units that were touched
 */
public record GroupMember(
    String cohort,
    String team,
    LearnerState state,
    double shown,
    double assumed,
    boolean ready,
    double done,
    double planned,
    double gapWeeks,
    double remainingWeeks,
    int stalls,
    Duration spent,
    Duration skipSpent,
    @Nullable LocalDate lastActiveOn,
    int finishedUnits,
    @Nullable Double headStart,
    List<Skill> skills,
    List<WeekFigures> weeks,
    List<Touched> units) {

  /**
   * Level of one skill.
   *
   * @param skill skill id
   * @param level that results show, 0..1
   * @param required level that is enough
   * @param assumed level that background and study let expect beyond that, up to what is required
   * @param assessed whether there are results
   */
  public record Skill(
      String skill, double level, double required, double assumed, boolean assessed) {}

  /**
   * A unit that was begun.
   *
   * @param unit unit id
   * @param done whether it is done
   * @param dwellDays days from its first event until it was done, or null while it is not
   * @param failed graded attempts that did not pass
   */
  public record Touched(String unit, boolean done, @Nullable Double dwellDays, int failed) {}

  public GroupMember {
    skills = List.copyOf(skills);
    weeks = List.copyOf(weeks);
    units = List.copyOf(units);
  }

  public static GroupMember of(LearnerProgress p) {
    return new GroupMember(
        p.cohort(),
        p.team(),
        p.state(),
        p.readiness().shown(),
        p.readiness().assumed(),
        p.readiness().ready(),
        p.done(),
        p.planned(),
        p.gapWeeks(),
        p.remainingWeeks(),
        p.stalls().size(),
        p.spent(),
        p.skipSpent(),
        p.lastActivityAt() == null ? null : LocalDate.ofInstant(p.lastActivityAt(), ZoneOffset.UTC),
        (int) p.units().stream().filter(u -> u.done() >= 1).count(),
        p.readiness().broughtAlong().measured() ? p.readiness().broughtAlong().headStart() : null,
        p.readiness().skills().stream().map(GroupMember::skill).toList(),
        p.weeks(),
        p.units().stream().filter(u -> u.firstAt() != null).map(GroupMember::touched).toList());
  }

  /** Key of the team among all teams; neither part holds a slash, the roster sees to that. */
  public String teamKey() {
    return cohort + "/" + team;
  }

  private static Skill skill(SkillLevel s) {
    return new Skill(
        s.skill(), s.level(), s.required(), s.assumed() * s.required(), s.results() > 0);
  }

  private static Touched touched(UnitProgress u) {
    Instant from = u.firstAt();
    Instant to = u.doneAt();
    Double dwell = from == null || to == null ? null : days(from, to);
    return new Touched(u.unit(), to != null, dwell, u.failed());
  }

  private static Double days(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / (double) Duration.ofDays(1).toMillis();
  }
}
