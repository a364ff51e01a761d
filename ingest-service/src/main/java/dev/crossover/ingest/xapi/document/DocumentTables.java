package dev.crossover.ingest.xapi.document;

import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.TableView;
import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The local table of documents, and what decides about their changes. */
@Configuration(proxyBeanMethods = false)
class DocumentTables {

  DocumentTables(StreamsBuilder builder, Installation installation) {
    DocumentTopology.addTo(builder, installation);
  }

  @Bean
  TableView<DocumentState> documentStates() {
    return new TableView<>(Topics.DOCUMENTS, DocumentState.class);
  }
}
