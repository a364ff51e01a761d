package dev.crossover.dashboard.system;

import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.intake.UnclaimedAccount;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock, and the local tables that queries read; each answer is a range of one of them. */
@Configuration(proxyBeanMethods = false)
class DashboardConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  TableView<Learner> learners() {
    return new TableView<>(Topics.LEARNERS, Learner.class);
  }

  @Bean
  TableView<Plan> plans() {
    return new TableView<>(Topics.PLANS, Plan.class);
  }

  @Bean
  TableView<LearnerProgress> progress() {
    return new TableView<>(
        Topics.LEARNER_PROGRESS,
        LearnerProgress.class,
        p -> p.cohort() + "/" + p.team() + "/" + p.learner());
  }

  @Bean
  TableView<GroupReadiness> teams() {
    return new TableView<>(Topics.TEAM_READINESS, GroupReadiness.class);
  }

  @Bean
  TableView<GroupReadiness> cohorts() {
    return new TableView<>(Topics.COHORT_READINESS, GroupReadiness.class);
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
  TableView<UnclaimedAccount> unclaimed() {
    return new TableView<>(Topics.UNCLAIMED_ACCOUNTS, UnclaimedAccount.class);
  }

  @Bean
  TableView<SeenActivity> activities() {
    return new TableView<>(Topics.ACTIVITIES, SeenActivity.class);
  }
}
