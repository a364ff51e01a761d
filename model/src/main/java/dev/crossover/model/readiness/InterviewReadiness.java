package dev.crossover.model.readiness;

import dev.crossover.model.plan.Dimension;
import dev.crossover.model.plan.Plan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well the interview for the role is practised: the mean over its dimensions of min(1, level /
 * required); a dimension that was never practised counts 0.
 *
 * @param value 0..1; 1 where the role asks for no interview
 * @param required level that every dimension must reach, 0..1
 * @param dimensions in the order of the plan
 */
public record InterviewReadiness(double value, double required, List<Level> dimensions) {

  /**
   * One dimension.
   *
   * @param dimension id
   * @param level how well, 0..1, or null where it was never practised
   * @param times how often it was practised
   */
  public record Level(String dimension, @Nullable Double level, int times) {}

  public InterviewReadiness {
    dimensions = List.copyOf(dimensions);
  }

  /** For the plan's target role. */
  public static InterviewReadiness of(Plan plan, Map<String, Practice> practice) {
    double required = plan.target().interview();
    List<Level> levels =
        plan.interview().stream().map(d -> level(d, practice.get(d.id()))).toList();
    double value =
        required == 0
            ? 1
            : levels.stream()
                .mapToDouble(l -> l.level() == null ? 0 : Math.min(1, l.level() / required))
                .average()
                .orElse(1);
    return new InterviewReadiness(value, required, levels);
  }

  private static Level level(Dimension dimension, @Nullable Practice practice) {
    return practice == null
        ? new Level(dimension.id(), null, 0)
        : new Level(dimension.id(), practice.level(), practice.times());
  }
}
