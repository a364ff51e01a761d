package dev.crossover.model.forecast;

import dev.crossover.model.learner.Leave;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a manager would change for a whole team; null leaves it as it is. It is read off the same
 * futures: with twice the hours a week takes half the time.
 *
 * @param hours hours a week of every learner, above 0 and at most 80
 * @param start day on which the work that is left begins; days before today count as today
 * @param away days on which nobody works
 */
public record WhatIf(@Nullable Double hours, @Nullable LocalDate start, @Nullable Leave away) {

  public static final WhatIf NOTHING = new WhatIf(null, null, null);

  private static final double MOST_HOURS = 80;

  public WhatIf {
    if (hours != null && !(hours > 0 && hours <= MOST_HOURS)) {
      throw new IllegalArgumentException("hours must be above 0 and at most 80, but are " + hours);
    }
  }

  /** When a learner begins with what is left, who would begin at that moment as things are. */
  Instant begin(Instant from) {
    Instant wanted = start == null ? from : start.atStartOfDay(ZoneOffset.UTC).toInstant();
    return wanted.isAfter(from) ? wanted : from;
  }

  /** How many times as fast a learner of so many hours a week goes on. */
  double pace(double hoursPerWeek) {
    return hours == null ? 1 : hours / hoursPerWeek;
  }
}
