package dev.crossover.analytics;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The analytics service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class AnalyticsApplication {

  /** The service, which reads its settings from {@code analytics-service.yml}. */
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(AnalyticsApplication.class)
        .properties("spring.config.name=analytics-service");
  }
}
