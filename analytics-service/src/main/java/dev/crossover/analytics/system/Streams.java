package dev.crossover.analytics.system;

import dev.crossover.analytics.AnalyticsTopology;
import dev.crossover.analytics.Counts;
import dev.crossover.model.Topics;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.util.Objects;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Gives the topology its settings and builds it. */
@Configuration(proxyBeanMethods = false)
class Streams {

  @Bean
  TableView<Plan> plans() {
    return new TableView<>(Topics.PLANS, Plan.class);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Autowired
  void build(
      StreamsBuilder builder,
      StreamsBuilderFactoryBean factory,
      TableView<Plan> plans,
      AnalyticsSettings settings,
      Counts counts) {
    new AnalyticsTopology(plans, settings.limits(), counts).build(builder);
    plans.connect(() -> Objects.requireNonNull(factory.getKafkaStreams(), "not started"));
  }
}
