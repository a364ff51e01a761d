package dev.crossover.wiring;

import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Adds every local table that a service declares to its topology, and connects its reads. */
@Configuration(proxyBeanMethods = false)
public class LocalTables {

  LocalTables(
      StreamsBuilder builder,
      StreamsBuilderFactoryBean factory,
      List<LocalTable> tables,
      Installation installation,
      StreamsStarted started,
      UnreadableRecords unreadable) {
    for (LocalTable table : tables) {
      table.addTo(builder, installation);
      unreadable.of(installation.topic(table.topic()));
      table.connect(() -> started.once() ? factory.getKafkaStreams() : null);
    }
  }
}
