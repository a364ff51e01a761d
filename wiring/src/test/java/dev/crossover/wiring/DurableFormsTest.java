package dev.crossover.wiring;

import static dev.crossover.wiring.GoldenForms.same;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.Forwarding;
import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.past.PastDay;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.record.KeyUse;
import dev.crossover.model.record.Look;
import dev.crossover.model.record.RecordContent;
import dev.crossover.model.record.TeamAlert;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.model.stall.CohortNorms;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Durable records whose types are the model's keep their forms. */
class DurableFormsTest {

  @Test
  void entriesOfTheLearnerLog() throws IOException {
    List<LogEntry> entries = same(Topics.LEARNER_LOG, LogEntry.class);
    assertThat(entries.stream().<Class<?>>map(Object::getClass).distinct())
        .as("a sample of each kind of entry")
        .containsExactlyInAnyOrder(LogEntry.class.getPermittedSubclasses());
    assertThat(
            entries.stream()
                .filter(LogEntry.Happened.class::isInstance)
                .<Class<?>>map(e -> ((LogEntry.Happened) e).event().fact().getClass())
                .distinct())
        .as("a sample of each kind of fact")
        .containsExactlyInAnyOrder(Fact.class.getPermittedSubclasses());
  }

  @Test
  void records() throws IOException {
    assertThat(
            same(Topics.RECORDS, VersionedRecord.class).stream()
                .<Class<?>>map(record -> record.content().getClass())
                .distinct())
        .as("a sample of each kind that is known")
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(RecordContent.class.getPermittedSubclasses())
                .filter(kind -> kind != RecordContent.UnknownContent.class)
                .toList());
  }

  @Test
  void usesOfKeys() throws IOException {
    assertThat(same(Topics.KEY_USES, KeyUse.class)).hasSize(1);
  }

  @Test
  void statementsThatWentOn() throws IOException {
    assertThat(same(Topics.FORWARDING, Forwarding.class)).hasSize(2);
  }

  @Test
  void looks() throws IOException {
    assertThat(same(Topics.LOOKS, Look.class)).hasSize(2);
  }

  @Test
  void pastDays() throws IOException {
    assertThat(same(Topics.PAST_DAYS, PastDay.class).stream().<Class<?>>map(Object::getClass))
        .as("samples of each kind")
        .contains(PastDay.class.getPermittedSubclasses());
  }

  @Test
  void teamAlerts() throws IOException {
    assertThat(same(Topics.TEAM_ALERTS, TeamAlert.class)).hasSize(2);
  }

  @Test
  void people() throws IOException {
    assertThat(same(Topics.PEOPLE, Learner.class)).hasSize(3);
  }

  @Test
  void eventsThatWait() throws IOException {
    assertThat(same(Topics.UNMATCHED_EVENTS, LearningEvent.class)).hasSize(1);
    assertThat(same(Topics.SEEN_ACCOUNTS, Account.class)).hasSize(1);
  }

  @Test
  void releases() throws IOException {
    assertThat(same(Topics.PLANS, Plan.class)).hasSize(3);
    assertThat(same(Topics.ITEM_DIFFICULTIES, Difficulties.class)).hasSize(1);
    assertThat(same(Topics.COHORT_NORMS, CohortNorms.class)).hasSize(2);
  }

  @Test
  void resultsOfRequests() throws IOException {
    assertThat(same(Topics.INTAKE_RESULTS, IntakeResult.class)).hasSize(3);
  }

  /** A kind that only a newer instance knows is no error. */
  @Test
  void recordOfAnUnknownKind() {
    String newer =
        "{\"version\":2,\"by\":\"u-1\",\"content\":{\"kind\":\"preference\",\"theme\":{\"a\":1}}}";
    assertThat(Json.MAPPER.readValue(newer, VersionedRecord.class))
        .isEqualTo(new VersionedRecord(2, "u-1", new RecordContent.UnknownContent()));
  }
}
