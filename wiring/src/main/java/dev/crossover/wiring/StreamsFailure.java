package dev.crossover.wiring;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
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
  private static final long START_SECONDS = 60;

  private final CountDownLatch started = new CountDownLatch(1);

  @Bean
  StreamsBuilderFactoryBeanConfigurer replaceDeadThreads() {
    return factory ->
        factory.setKafkaStreamsCustomizer(streams -> watch(streams, started::countDown));
  }

  /** What runs when the application is ready finds tables that can be read. */
  @Bean
  SmartLifecycle waitForStreams(StreamsBuilderFactoryBean factory) {
    return new SmartLifecycle() {
      @Override
      public void start() {
        try {
          if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
            log.warn("Kafka Streams is not running yet after {} s", START_SECONDS);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      @Override
      public void stop() {}

      @Override
      public boolean isRunning() {
        return started.getCount() == 0 && factory.isRunning();
      }

      @Override
      public int getPhase() {
        return factory.getPhase() + 1;
      }
    };
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
