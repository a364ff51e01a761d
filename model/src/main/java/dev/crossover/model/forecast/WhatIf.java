package dev.crossover.model.forecast;

import dev.crossover.model.plan.PlanIndex;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a manager would change for a whole team; null leaves it as it is.
 *
 * @param hours hours a week of every learner, above 0 and at most 80
 * @param start day on which the work that is left begins; days before today count as today
 * @param plan another plan; a unit counts as done in it that is done under the same id now
 */
public record WhatIf(@Nullable Double hours, @Nullable LocalDate start, @Nullable PlanIndex plan) {

  public static final WhatIf NOTHING = new WhatIf(null, null, null);

  private static final double MOST_HOURS = 80;

  public WhatIf {
    if (hours != null && !(hours > 0 && hours <= MOST_HOURS)) {
      throw new IllegalArgumentException("hours must be above 0 and at most 80, but are " + hours);
    }
  }

  /** The member under the other plan, where there is one. */
  Member changed(Member member) {
    return plan == null ? member : member.on(plan);
  }
}
