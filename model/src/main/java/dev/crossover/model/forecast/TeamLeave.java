package dev.crossover.model.forecast;

import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Leave;
import java.time.LocalDate;
import java.util.List;

/** Days on which a team stands still: those on which at least half of it is on leave. */
final class TeamLeave {

  private static final int DAYS = 2 * 365;

  static Calendar calendar(List<Member> members, LocalDate from) {
    List<Leave> leave =
        from.datesUntil(from.plusDays(DAYS))
            .filter(day -> 2 * away(members, day) >= members.size())
            .map(day -> new Leave(day, day))
            .toList();
    return new Calendar(from, leave);
  }

  private static long away(List<Member> members, LocalDate day) {
    return members.stream()
        .filter(m ->
            m.learner().leave().stream()
                .anyMatch(l -> !day.isBefore(l.first()) && !day.isAfter(l.last())))
        .count();
  }

  private TeamLeave() {}
}
