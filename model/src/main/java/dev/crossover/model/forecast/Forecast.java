package dev.crossover.model.forecast;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a learner will have done the plan, and when be ready, as ranges with their basis: read from
 * {@value Futures#RUNS} futures (see {@link Futures}).
 *
 * @param done when all units will be done; null without a forecast, and for who is done
 * @param ready when the learner will be ready for the target role; null without a forecast, for who
 *     is, and where finishing the plan is not enough
 * @param target when the plan says to be done
 * @param chanceByTarget chance to be done by the target, 0..1; null without a forecast
 * @param chanceNever chance not to be done within the weeks looked at, 0..1; null without a
 *     forecast
 * @param soon units finished in the next four weeks; null without a forecast, and for who is done
 * @param basis what it rests on, or what is missing for one
 */
public record Forecast(
    @Nullable Dates done,
    @Nullable Dates ready,
    LocalDate target,
    @Nullable Double chanceByTarget,
    @Nullable Double chanceNever,
    @Nullable Soon soon,
    Basis basis) {

  /**
   * Dates by which it is so with these chances; null where fewer futures get there within {@value
   * Futures#HORIZON_WEEKS} weeks.
   */
  public record Dates(
      @Nullable LocalDate p10,
      @Nullable LocalDate p50,
      @Nullable LocalDate p80,
      @Nullable LocalDate p90) {}

  /**
   * A number in four weeks.
   *
   * @param p10 one future in ten has no more
   * @param p50 half of them have no more
   * @param p90 nine in ten have no more
   */
  public record Soon(int p10, int p50, int p90) {}

  /**
   * What a forecast rests on.
   *
   * @param enough whether that is enough for a forecast
   * @param weeks weeks of learners of this installation that were learnt from
   * @param fewestWeeks how many are needed
   * @param unitsLeft units that are not done
   */
  public record Basis(boolean enough, int weeks, int fewestWeeks, int unitsLeft) {}
}
