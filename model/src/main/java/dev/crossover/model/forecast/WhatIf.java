package dev.crossover.model.forecast;

import java.time.Duration;
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
 */
public record WhatIf(@Nullable Double hours, @Nullable LocalDate start) {

  public static final WhatIf NOTHING = new WhatIf(null, null);

  private static final double MOST_HOURS = 80;

  private static final double WEEK_MILLIS = Duration.ofDays(7).toMillis();

  public WhatIf {
    if (hours != null && !(hours > 0 && hours <= MOST_HOURS)) {
      throw new IllegalArgumentException("hours must be above 0 and at most 80, but are " + hours);
    }
  }

  /** So many weeks of today's futures a member has gone through after so many weeks. */
  double weeks(MemberForecast member, double weeks, Instant now) {
    double wait =
        start == null
            ? 0
            : Duration.between(now, start.atStartOfDay(ZoneOffset.UTC).toInstant()).toMillis()
                / WEEK_MILLIS;
    double factor = hours == null ? 1 : hours / member.hoursPerWeek();
    return Math.max(0, weeks - Math.max(0, wait)) * factor;
  }
}
