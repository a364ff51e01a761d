package dev.crossover.standalone.evaluation;

import dev.crossover.model.stall.StallLimits;
import dev.crossover.standalone.evaluation.StallReplay.Rule;
import dev.crossover.standalone.evaluation.StallReplay.Standing;

/** The rules that can be judged: the product's, and plain ones to compare it with. */
public enum StallRuleName {
  shipped,
  quiet7,
  quiet14,
  quiet28,
  missed,
  missedAndQuiet7,
  missedOrQuiet14;

  private static final int WEEK = 7;

  Rule rule(StallLimits limits) {
    if (this == shipped) {
      return StallReplay.shipped(limits);
    }
    return new Rule() {
      @Override
      public boolean opens(Standing standing) {
        return alerts(standing);
      }

      @Override
      public boolean stays(Standing standing) {
        return alerts(standing);
      }
    };
  }

  private boolean alerts(Standing s) {
    boolean missed = s.missed() > 0;
    int silent = s.silentDays();
    return switch (this) {
      case shipped -> throw new IllegalStateException("it is no plain rule");
      case quiet7 -> silent >= WEEK;
      case quiet14 -> silent >= 2 * WEEK;
      case quiet28 -> silent >= 4 * WEEK;
      case missed -> missed;
      case missedAndQuiet7 -> missed && silent >= WEEK;
      case missedOrQuiet14 -> missed || silent >= 2 * WEEK;
    };
  }
}
