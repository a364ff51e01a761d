package dev.crossover.model.forecast;

import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Calendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of a team: of its mean learner, on the days on which most of it is there. How
 * forecasts of teams held was never judged, so the futures are read as they are.
 */
public final class TeamForecast {

  /**
   * Of a team, had it been changed so.
   *
   * @param team what the team shows
   * @param cohort what its cohort shows, or null while it is not known
   * @param members its learners who have not left
   * @param whatIf {@link WhatIf#NOTHING} for the team as it is
   */
  public static Forecast of(
      GroupReadiness team,
      @Nullable GroupReadiness cohort,
      List<Member> members,
      WhatIf whatIf,
      Instant now) {
    if (members.isEmpty()) {
      Calendar none = new Calendar(LocalDate.EPOCH, List.of());
      return Forecast.of(Work.NOBODY, Levels.SAME, none, now, null);
    }
    List<Member> changed = members.stream().map(whatIf::changed).toList();
    double remaining = changed.stream().mapToDouble(Member::remainingWeeks).average().orElse(0);
    Work work = Works.of(team, cohort, remaining).paced(pace(whatIf.hours(), changed));
    Instant from = start(whatIf.start(), changed, now);
    Calendar calendar = TeamLeave.calendar(changed, LocalDate.ofInstant(from, ZoneOffset.UTC));
    Instant target =
        changed.stream().map(Member::target).max(Comparator.naturalOrder()).orElse(null);
    return Forecast.of(work, Levels.SAME, calendar, from, target);
  }

  /** How many times as much each week is worth, with other hours. */
  private static double pace(@Nullable Double hours, List<Member> members) {
    return hours == null
        ? 1
        : members.stream().mapToDouble(m -> hours / m.learner().hoursPerWeek()).average().orElse(1);
  }

  private static Instant start(@Nullable LocalDate wanted, List<Member> members, Instant now) {
    LocalDate day =
        wanted != null
            ? wanted
            : members.stream()
                .map(m -> m.learner().start())
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
    Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return start.isAfter(now) ? start : now;
  }

  private TeamForecast() {}
}
