package dev.crossover.analytics;

import dev.crossover.model.stall.StallLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the analytics service; see {@code analytics-service.yml}.
 *
 * @param settle time without anything coming in before an episode may open
 */
@ConfigurationProperties("crossover.analytics")
public record AnalyticsSettings(Duration settle) {

  /** Limits of the stall rules. */
  public StallLimits limits() {
    return StallLimits.DEFAULT.settling(settle);
  }
}
