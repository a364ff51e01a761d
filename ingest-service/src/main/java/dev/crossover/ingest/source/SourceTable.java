package dev.crossover.ingest.source;

import dev.crossover.model.Topics;
import dev.crossover.wiring.TableView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The table of sources; only this package knows what stands in it. */
@Configuration(proxyBeanMethods = false)
class SourceTable {

  @Bean
  TableView<Source> sourcesByKey() {
    return new TableView<>(Topics.SOURCES, Source.class);
  }
}
