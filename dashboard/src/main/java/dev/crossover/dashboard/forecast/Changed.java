package dev.crossover.dashboard.forecast;

import dev.crossover.model.forecast.WhatIf;
import org.jspecify.annotations.Nullable;

/**
 * A team as it could be.
 *
 * @param whatIf other hours, another start, days away
 * @param plan id of a plan in place of those that its learners are on; null for these
 * @param without id of a unit that would be dropped; null for none
 * @param more people who would begin now, or with the start that was asked for, 0..{@value #MOST}
 */
public record Changed(WhatIf whatIf, @Nullable String plan, @Nullable String without, int more) {

  /** As it is. */
  public static final Changed NOTHING = new Changed(WhatIf.NOTHING, null, null, 0);

  private static final int MOST = 100;

  public Changed {
    if (more < 0 || more > MOST) {
      throw new IllegalArgumentException("people more must be 0 to " + MOST + ", but are " + more);
    }
  }

  /** Whether the members' plans stay what they are. */
  boolean keepsPlans() {
    return plan == null && without == null;
  }
}
