package dev.crossover.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.Properties;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/**
 * Counts what local tables pass over since they cannot read it. Each instance reads for itself, so
 * each counts; from its start on, for what was passed over is not read again.
 */
public final class UnreadableRecords implements StreamsBuilderFactoryBeanConfigurer {

  /** Under which the deserialization handler finds this in the settings of its streams client. */
  public static final String SETTING = "crossover.unreadable-records";

  private final MeterRegistry registry;

  public UnreadableRecords(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Kafka makes its handlers itself, and hands them nothing but the settings. */
  @Override
  public void configure(StreamsBuilderFactoryBean factory) {
    Properties copy = Objects.requireNonNull(factory.getStreamsConfiguration());
    copy.put(SETTING, this);
    factory.setStreamsConfiguration(copy);
  }

  /** The count of a topic, also zero: an alert must be able to tell none from unknown. */
  public Counter of(String topic) {
    return Counter.builder("crossover.table.unreadable")
        .description("Records of a table's topic that were passed over since they cannot be read")
        .tag("topic", topic)
        .register(registry);
  }
}
