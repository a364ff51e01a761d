package dev.crossover.ingest.xapi.statement;

import dev.crossover.model.Topics;
import dev.crossover.wiring.TableView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contents of attachments as a local table; only this package knows what stands in it. */
@Configuration(proxyBeanMethods = false)
class StatementTables {

  @Bean
  TableView<Attachment> attachments() {
    return new TableView<>(Topics.ATTACHMENTS, Attachment.class);
  }
}
