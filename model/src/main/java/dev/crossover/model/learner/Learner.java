package dev.crossover.model.learner;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A roster entry: who learns what, since when, in which team. The only record, beside accounts and
 * raw statements, that names a person.
 *
 * @param id random, given by the roster; the only thing events carry
 * @param name full name
 * @param mail address, or null
 * @param team team within the cohort
 * @param cohort group that began together
 * @param plan id of the plan
 * @param start first day on the plan
 * @param hoursPerWeek hours meant for learning each week, above 0
 * @param background where the learner comes from
 * @param manager mail address of who is told of a stall, or null
 * @param accounts LMS accounts that belong to the learner
 * @param leave days of less than the usual work, holidays among them
 * @param ends last day of the cohort, or null where that follows from its members
 * @param zone in which the learner's days begin; null for UTC
 */
public record Learner(
    String id,
    String name,
    @Nullable String mail,
    String team,
    String cohort,
    String plan,
    LocalDate start,
    double hoursPerWeek,
    Background background,
    @Nullable String manager,
    List<Account> accounts,
    List<Leave> leave,
    @Nullable LocalDate ends,
    @Nullable ZoneId zone) {

  public Learner {
    accounts = List.copyOf(Objects.requireNonNullElse(accounts, List.of()));
    leave = List.copyOf(Objects.requireNonNullElse(leave, List.of()));
    Enrolment.requireHours(hoursPerWeek);
  }

  /** In UTC, of a cohort whose end nobody has stated. */
  public Learner(
      String id,
      String name,
      @Nullable String mail,
      String team,
      String cohort,
      String plan,
      LocalDate start,
      double hoursPerWeek,
      Background background,
      @Nullable String manager,
      List<Account> accounts,
      List<Leave> leave) {
    this(
        id,
        name,
        mail,
        team,
        cohort,
        plan,
        start,
        hoursPerWeek,
        background,
        manager,
        accounts,
        leave,
        null,
        null);
  }

  /** What of it decides about progress; names nobody. */
  public Enrolment enrolment() {
    return new Enrolment(cohort, team, plan, start, hoursPerWeek, background, leave, ends, zone);
  }

  /** The same learner with other days away. */
  public Learner away(List<Leave> others) {
    return copy(accounts, others);
  }

  /** The same learner with other accounts. */
  public Learner with(List<Account> others) {
    return copy(others, leave);
  }

  private Learner copy(List<Account> withAccounts, List<Leave> withLeave) {
    return new Learner(
        id,
        name,
        mail,
        team,
        cohort,
        plan,
        start,
        hoursPerWeek,
        background,
        manager,
        withAccounts,
        withLeave,
        ends,
        zone);
  }
}
