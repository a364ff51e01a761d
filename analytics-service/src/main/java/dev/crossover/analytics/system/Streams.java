package dev.crossover.analytics.system;

import dev.crossover.analytics.AnalyticsTopology;
import dev.crossover.analytics.Counts;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.TableViews;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.context.annotation.Configuration;

/** Gives the topology its settings and builds it, after the table of plans. */
@Configuration(proxyBeanMethods = false)
class Streams {

  Streams(
      TableViews tables,
      StreamsBuilder builder,
      TableView<Plan> plans,
      AnalyticsSettings settings,
      Counts counts) {
    new AnalyticsTopology(plans, settings.limits(), counts).build(builder);
  }
}
