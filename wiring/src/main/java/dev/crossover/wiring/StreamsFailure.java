package dev.crossover.wiring;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/**
 * A stream thread that dies is replaced (a broker restart may do that); a client that cannot go on
 * ends the process, since whoever runs it (launcher, compose, Kubernetes) starts it anew and state
 * is rebuilt from topics.
 */
@Configuration(proxyBeanMethods = false)
public class StreamsFailure {

  private static final Logger log = LoggerFactory.getLogger(StreamsFailure.class);
  private static final int EXIT_CODE = 70;

  @Bean
  StreamsBuilderFactoryBeanConfigurer replaceDeadThreads(StreamsStarted started) {
    return factory -> factory.setKafkaStreamsCustomizer(streams -> watch(streams, started::runs));
  }

  /** Does the same for a client that a service starts by itself; before its start. */
  public static void watch(KafkaStreams streams) {
    watch(streams, () -> {});
  }

  private static void watch(KafkaStreams streams, Runnable running) {
    streams.setUncaughtExceptionHandler(e -> {
      log.error("a stream thread died and is replaced", e);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    streams.setStateListener((now, before) -> {
      if (now == KafkaStreams.State.RUNNING) {
        running.run();
      }
      if (now == KafkaStreams.State.ERROR) {
        log.error("Kafka Streams cannot go on; ending the process");
        Thread.ofPlatform().name("end-process").start(() -> Runtime.getRuntime().exit(EXIT_CODE));
      }
    });
  }
}
