package dev.crossover.model.learner;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who learns what, since when, in which team: a roster entry without the person. It stands on the
 * learner's log, and so names nobody.
 *
 * @param cohort group that began together
 * @param team team within the cohort
 * @param plan id of the plan
 * @param start first day on the plan
 * @param hoursPerWeek hours meant for learning each week, above 0 and at most 80
 * @param background where the learner comes from
 * @param leave days of less than the usual work, holidays among them
 * @param ends last day of the cohort, or null where that follows from its members
 * @param zone in which the learner's days begin; null for UTC
 */
public record Enrolment(
    String cohort,
    String team,
    String plan,
    LocalDate start,
    double hoursPerWeek,
    Background background,
    List<Leave> leave,
    @Nullable LocalDate ends,
    @Nullable ZoneId zone) {

  public Enrolment {
    leave = List.copyOf(Objects.requireNonNullElse(leave, List.of()));
    requireHours(hoursPerWeek);
  }

  /** In UTC, of a cohort whose end nobody has stated. */
  public Enrolment(
      String cohort,
      String team,
      String plan,
      LocalDate start,
      double hoursPerWeek,
      Background background,
      List<Leave> leave) {
    this(cohort, team, plan, start, hoursPerWeek, background, leave, null, null);
  }

  static void requireHours(double aWeek) {
    if (!(aWeek > 0 && aWeek <= 80)) {
      throw new IllegalArgumentException("hours a week must be above 0 and at most 80");
    }
  }

  /** Key of those who learn the same plan in the same cohort; a learner is measured by them. */
  public String peers() {
    return cohort + "/" + plan;
  }

  /** Key of the team among all teams; neither part holds a slash, the roster sees to that. */
  public String teamKey() {
    return cohort + "/" + team;
  }
}
