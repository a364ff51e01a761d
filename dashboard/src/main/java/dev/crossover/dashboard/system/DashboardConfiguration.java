package dev.crossover.dashboard.system;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.intake.Forwarding;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.intake.UnclaimedAccount;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.past.PastDay;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.record.Look;
import dev.crossover.model.record.TeamAlert;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.wiring.Compact;
import dev.crossover.wiring.KafkaUse;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.deadletter.DeadLetters;
import dev.crossover.wiring.key.KeyRecords;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock, and the local tables that queries read. */
@Configuration(proxyBeanMethods = false)
class DashboardConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  TableView<Learner> people() {
    return new TableView<>(Topics.PEOPLE, Learner.class);
  }

  @Bean
  TableView<Plan> plans() {
    return new TableView<>(Topics.PLANS, Plan.class);
  }

  @Bean
  TableView<LearnerSnapshot> progress() {
    return new TableView<>(Topics.LEARNER_PROGRESS, Compact.serde(LearnerSnapshot.class), null);
  }

  @Bean
  TableView<CohortNorms> norms() {
    return new TableView<>(Topics.COHORT_NORMS, CohortNorms.class);
  }

  @Bean
  TableView<Episode> episodes() {
    return new TableView<>(Topics.STALL_EPISODES, Episode.class, e -> e.learner() + "/" + e.id());
  }

  @Bean
  TableView<SourceStatus> sources() {
    return new TableView<>(Topics.SOURCE_STATUS, SourceStatus.class);
  }

  @Bean
  TableView<Forwarding> forwarding() {
    return new TableView<>(Topics.FORWARDING, Forwarding.class);
  }

  @Bean
  TableView<UnclaimedAccount> unclaimed() {
    return new TableView<>(Topics.UNCLAIMED_ACCOUNTS, UnclaimedAccount.class);
  }

  @Bean
  TableView<Account> seenAccounts() {
    return new TableView<>(Topics.SEEN_ACCOUNTS, Account.class);
  }

  @Bean
  TableView<SeenActivity> activities() {
    return new TableView<>(Topics.ACTIVITIES, SeenActivity.class);
  }

  @Bean
  TableView<VersionedRecord> records() {
    return new TableView<>(Topics.RECORDS, VersionedRecord.class);
  }

  @Bean
  KeyRecords keyRecords(TableView<VersionedRecord> records) {
    return records.often()::apply;
  }

  @Bean
  TableView<Look> lookTable() {
    return new TableView<>(Topics.LOOKS, Look.class);
  }

  @Bean
  TableView<PastDay> pastDays() {
    return new TableView<>(Topics.PAST_DAYS, PastDay.class);
  }

  @Bean
  TableView<Delivery> deliveries() {
    return new TableView<>(Topics.NOTIFICATIONS, Delivery.class);
  }

  @Bean
  TableView<TeamAlert> teamAlertTable() {
    return new TableView<>(Topics.TEAM_ALERTS, TeamAlert.class);
  }

  @Bean
  KafkaUse ownTopics() {
    return new KafkaUse(
        Set.of(), Set.of(Topics.LOOKS, Topics.PAST_DAYS, Topics.TEAM_ALERTS), Set.of(), Set.of());
  }

  @Bean
  DeadLetters deadLetters() {
    return new DeadLetters();
  }
}
