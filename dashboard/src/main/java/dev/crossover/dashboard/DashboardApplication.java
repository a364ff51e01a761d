package dev.crossover.dashboard;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The dashboard service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class DashboardApplication {

  /** The service, which reads its settings from {@code dashboard.yml}. */
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(DashboardApplication.class)
        .properties("spring.config.name=dashboard");
  }
}
