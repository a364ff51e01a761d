package dev.crossover.analytics.system;

import dev.crossover.analytics.AnalyticsSettings;
import dev.crossover.analytics.AnalyticsTopology;
import dev.crossover.analytics.count.Counts;
import dev.crossover.analytics.progress.LearnerProcessors;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.LocalTables;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.context.annotation.Configuration;

/** Gives the topology its settings and builds it, after the tables it reads. */
@Configuration(proxyBeanMethods = false)
class Streams {

  Streams(
      LocalTables tables,
      StreamsBuilder builder,
      AnalyticsTopology.Released released,
      AnalyticsSettings settings,
      Counts counts,
      Installation installation) {
    new AnalyticsTopology(new LearnerProcessors(settings.limits(), counts), released, installation)
        .build(builder);
  }
}
