package dev.crossover.wiring;

import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Adds every table view that a service declares to its topology, and connects its reads. */
@Configuration(proxyBeanMethods = false)
public class TableViews {

  TableViews(StreamsBuilder builder, StreamsBuilderFactoryBean factory, List<TableView<?>> tables) {
    for (TableView<?> table : tables) {
      table.addTo(builder);
      table.connect(factory::getKafkaStreams);
    }
  }
}
