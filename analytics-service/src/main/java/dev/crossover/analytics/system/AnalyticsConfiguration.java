package dev.crossover.analytics.system;

import dev.crossover.model.Topics;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the topology and the notifier are given. */
@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {

  @Bean
  TableView<Difficulties> difficulties() {
    return new TableView<>(Topics.ITEM_DIFFICULTIES, Difficulties.class);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
