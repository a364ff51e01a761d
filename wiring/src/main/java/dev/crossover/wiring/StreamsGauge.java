package dev.crossover.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Whether Kafka Streams runs, as a metric that a service has from its start to its end: an alert
 * tells by it a service that is not there from one that does not work.
 */
final class StreamsGauge implements MeterBinder {

  private static final String PREFIX = "crossover-";

  private final StreamsBuilderFactoryBean factory;
  private final String service;

  /** A gauge of the service {@code ingest}, whose application is named {@code crossover-ingest}. */
  StreamsGauge(
      StreamsBuilderFactoryBean factory, @Value("${spring.application.name}") String application) {
    this.factory = factory;
    this.service =
        application.startsWith(PREFIX) ? application.substring(PREFIX.length()) : application;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("crossover.streams.running", factory, StreamsGauge::running)
        .description("1 while Kafka Streams of the service is RUNNING, else 0; always exported")
        .tag("service", service)
        .register(registry);
  }

  private static double running(StreamsBuilderFactoryBean factory) {
    KafkaStreams streams = factory.getKafkaStreams();
    return streams != null && streams.state() == KafkaStreams.State.RUNNING ? 1 : 0;
  }
}
