package dev.crossover.analytics;

import dev.crossover.model.stall.StallLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the analytics service; see {@code analytics-service.yml}.
 *
 * @param quietAfter silence from which a learner is quiet
 * @param settle time without anything coming in before an episode may open
 */
@ConfigurationProperties("crossover.analytics")
public record AnalyticsSettings(Duration quietAfter, Duration settle) {

  /** Limits of the stall rules. */
  public StallLimits limits() {
    return new StallLimits(quietAfter, settle);
  }
}
