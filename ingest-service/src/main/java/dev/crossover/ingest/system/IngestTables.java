package dev.crossover.ingest.system;

import dev.crossover.ingest.intake.RejectedEvent;
import dev.crossover.model.Topics;
import dev.crossover.model.intake.Forwarding;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.record.KeyUse;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.deadletter.DeadLetters;
import dev.crossover.wiring.key.KeyRecords;
import dev.crossover.wiring.key.MetricsDoor;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The local tables of this service: who owns which account, and so on. */
@Configuration(proxyBeanMethods = false)
@Import(MetricsDoor.class)
class IngestTables {

  @Bean
  TableView<RejectedEvent> rejectedEvents() {
    return new TableView<>(Topics.REJECTED_EVENTS, RejectedEvent.class, RejectedEvent::index);
  }

  @Bean
  DeadLetters deadLetters() {
    return new DeadLetters();
  }

  @Bean
  TableView<SourceStatus> sourceStatus() {
    return new TableView<>(Topics.SOURCE_STATUS, SourceStatus.class);
  }

  @Bean
  TableView<Forwarding> forwarding() {
    return new TableView<>(Topics.FORWARDING, Forwarding.class);
  }

  @Bean
  TableView<VersionedRecord> records() {
    return new TableView<>(Topics.RECORDS, VersionedRecord.class);
  }

  @Bean
  TableView<KeyUse> keyUseTable() {
    return new TableView<>(Topics.KEY_USES, KeyUse.class);
  }

  @Bean
  KeyRecords keyRecords(TableView<VersionedRecord> records) {
    return records.often()::apply;
  }

  @Bean
  TableView<Account> seenAccounts() {
    return new TableView<>(Topics.SEEN_ACCOUNTS, Account.class);
  }

  @Bean
  TableView<Learner> learners() {
    return new TableView<>(Topics.PEOPLE, Learner.class);
  }

  @Bean
  TableView<Plan> plans() {
    return new TableView<>(Topics.PLANS, Plan.class);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
