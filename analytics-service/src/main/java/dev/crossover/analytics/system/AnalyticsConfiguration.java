package dev.crossover.analytics.system;

import dev.crossover.analytics.AnalyticsTopology;
import dev.crossover.model.Topics;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.key.MetricsDoor;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the topology and the notifier are given. */
@Configuration(proxyBeanMethods = false)
@Import(MetricsDoor.class)
class AnalyticsConfiguration {

  @Bean
  TableView<Difficulties> difficulties() {
    return new TableView<>(Topics.ITEM_DIFFICULTIES, Difficulties.class);
  }

  @Bean
  TableView<CohortNorms> norms() {
    return new TableView<>(Topics.COHORT_NORMS, CohortNorms.class);
  }

  @Bean
  AnalyticsTopology.Released released(
      TableView<Difficulties> difficulties, TableView<CohortNorms> norms) {
    return new AnalyticsTopology.Released(difficulties, norms);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
