package dev.crossover.ingest.caliper;

import dev.crossover.model.event.Fact;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a tool has counted of its user so far: the {@code AggregateMeasureCollection} of a {@code
 * ToolUseEvent}. Every measure counts from the same beginning, not from the event before.
 */
final class Measures {

  /** The share of units that are done; null where that is not told. */
  static Fact.@Nullable Progressed progress(JsonNode event) {
    JsonNode units = measure(event, "UnitsCompleted");
    double done = units.path("metricValue").asDouble(-1);
    double all = units.path("maxMetricValue").asDouble(0);
    return done >= 0 && all > 0 ? new Fact.Progressed(Math.min(1, done / all)) : null;
  }

  /** All time on the tool so far; null where that is not told. */
  static @Nullable Duration spentSoFar(JsonNode event) {
    double minutes = measure(event, "MinutesOnTask").path("metricValue").asDouble(-1);
    return minutes >= 0 ? Duration.ofSeconds(Math.round(minutes * 60)) : null;
  }

  private static JsonNode measure(JsonNode event, String metric) {
    if (!Entity.is(event, "ToolUseEvent")) {
      return MissingNode.getInstance();
    }
    return event
        .path("generated")
        .path("items")
        .valueStream()
        .filter(item -> item.path("metric").asString("").equals(metric))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private Measures() {}
}
