package dev.crossover.wiring;

import java.util.function.Predicate;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Two questions to Kafka Streams: is it running (readiness: may traffic come), and can it still get
 * there by itself (liveness: must the process be replaced).
 */
@Configuration(proxyBeanMethods = false)
class StreamsHealth {

  @Bean
  HealthIndicator streamsRunningHealthIndicator(StreamsBuilderFactoryBean factory) {
    return () -> health(factory, state -> state == KafkaStreams.State.RUNNING);
  }

  @Bean
  HealthIndicator streamsAliveHealthIndicator(StreamsBuilderFactoryBean factory) {
    return () -> health(factory, state -> !state.isShuttingDown() && !state.hasCompletedShutdown());
  }

  private static Health health(
      StreamsBuilderFactoryBean factory, Predicate<KafkaStreams.State> good) {
    KafkaStreams streams = factory.getKafkaStreams();
    KafkaStreams.State state = streams == null ? KafkaStreams.State.CREATED : streams.state();
    Health.Builder health = good.test(state) ? Health.up() : Health.down();
    return health.withDetail("state", state).build();
  }
}
