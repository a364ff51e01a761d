package dev.crossover.ingest.system;

import dev.crossover.model.Topics;
import dev.crossover.wiring.KafkaUse;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the doors write, the publisher takes nothing else; and what is read of the past. */
@Configuration(proxyBeanMethods = false)
class IngestUse {

  /** What transactional ids begin with. */
  static final String TRANSACTIONS = "crossover-ingest-";

  @Bean
  KafkaUse kafkaUse() {
    return new KafkaUse(
        Set.of(Topics.CHANGES, Topics.LEARNER_LOG),
        Set.of(
            Topics.REQUESTS,
            Topics.LEARNER_LOG,
            Topics.REJECTED_EVENTS,
            Topics.INTAKE_RESULTS,
            Topics.FORWARDING,
            Topics.PEOPLE,
            Topics.RECORDS,
            Topics.KEY_USES,
            Topics.PLANS,
            Topics.CHANGES,
            Topics.DEAD_LETTERS),
        Set.of(),
        Set.of(TRANSACTIONS));
  }
}
