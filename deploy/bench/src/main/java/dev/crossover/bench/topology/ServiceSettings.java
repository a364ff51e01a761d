package dev.crossover.bench.topology;

import dev.crossover.analytics.AnalyticsSettings;
import dev.crossover.model.stall.StallLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The settings that the analytics service has, read from its own files. */
final class ServiceSettings {

  private final KafkaProperties kafka;
  private final AnalyticsSettings analytics;

  ServiceSettings() throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    // A service's own file has the last word over the one that all services share.
    for (String file : new String[] {"analytics-service.yml", "wiring.yml"}) {
      for (PropertySource<?> source :
          new YamlPropertySourceLoader().load(file, new ClassPathResource(file))) {
        environment.getPropertySources().addLast(source);
      }
    }
    Binder binder = Binder.get(environment);
    kafka = binder.bind("spring.kafka", KafkaProperties.class).get();
    analytics = binder.bind("crossover.analytics", AnalyticsSettings.class).get();
  }

  /** Kafka Streams' properties as the service has them, with a name, a broker and a folder. */
  Properties streams(String application, String bootstrap, Path state) {
    Properties properties = new Properties();
    properties.putAll(kafka.buildStreamsProperties());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    properties.put(StreamsConfig.CLIENT_ID_CONFIG, application);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    return properties;
  }

  /** The service's limits, with another time until a learner counts as settled. */
  StallLimits limits(Duration settle) {
    return analytics.limits().settling(settle);
  }

  /** How long the service waits until a learner counts as settled. */
  Duration settle() {
    return analytics.settle();
  }
}
