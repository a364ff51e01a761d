package dev.crossover.ingest.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.catalog.Shipped;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.log.LogEntry;
import dev.crossover.wiring.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class KafkaPublisherTest {

  private static final Instant AT = Instant.parse("2026-03-04T10:00:00Z");

  @SuppressWarnings("unused") // read by name
  private static final List<LogEntry> ENTRIES =
      List.of(
          new LogEntry.Happened(
              new LearningEvent(
                  "e1",
                  "ada",
                  "lms",
                  AT,
                  AT,
                  "urn:q:1",
                  Duration.ofSeconds(3),
                  new Fact.Voided("e0"))),
          new LogEntry.Enrolled(
              new Enrolment(
                  "spring",
                  "red",
                  "ml-to-genai",
                  LocalDate.parse("2026-03-02"),
                  7.3,
                  Background.DATA_SCIENTIST,
                  List.of(
                      new Leave(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-07-14"))))),
          new LogEntry.PlanReleased(Shipped.plan("ml-to-genai")));

  /** The kind must stand in the record: readers know the log's type alone. */
  @ParameterizedTest
  @FieldSource("ENTRIES")
  void anEntryOfTheLogIsReadBackAsItWas(LogEntry entry) {
    assertThat(Json.MAPPER.readValue(KafkaPublisher.json(entry), LogEntry.class)).isEqualTo(entry);
  }
}
