package dev.crossover.ingest.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.request.Refused;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.wiring.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class CloudEventReaderTest {

  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private final CloudEventReader reader = new CloudEventReader();

  @Test
  void readsAGrade() {
    ObjectNode event =
        event(
            "graded",
            "{\"learner\":\"ada\",\"activity\":\"urn:x:1\",\"score\":0.5,\"grader\":\"person\"}");
    Candidate candidate = reader.read(event, "", "ci", NOW);
    assertThat(candidate.id()).isEqualTo("urn:wiki#1");
    assertThat(Objects.requireNonNull(candidate.event()).fact())
        .isEqualTo(new Fact.Graded(0.5, null, Grader.PERSON));
  }

  @Test
  void readsAReviewWithItsEvidence() {
    ObjectNode event =
        event(
            "reviewed",
            "{\"learner\":\"ada\",\"activity\":\"urn:x:1\",\"accepted\":true,\"evidence\":[\"diagram\",\"trade_offs\"]}");
    assertThat(Objects.requireNonNull(reader.read(event, "", "ci", NOW).event()).fact())
        .isEqualTo(new Fact.Reviewed(true, Set.of("diagram", "trade_offs")));
  }

  @Test
  void readsInterviewPractice() {
    ObjectNode event =
        event("interviewed", "{\"learner\":\"ada\",\"dimension\":\"evaluation\",\"score\":0.6}");
    assertThat(Objects.requireNonNull(reader.read(event, "", "ci", NOW).event()).fact())
        .isEqualTo(new Fact.Interviewed("evaluation", 0.6));
  }

  @ParameterizedTest
  @CsvSource({"PT1H30M, PT1H30M", "P1W, PT168H", "P1DT1H, PT25H"})
  void readsTimeSpent(String text, String spent) {
    ObjectNode event = event("active", "{\"learner\":\"ada\",\"spent\":\"%s\"}".formatted(text));
    assertThat(Objects.requireNonNull(reader.read(event, "", "ci", NOW).event()).spent())
        .isEqualTo(Duration.parse(spent));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "active; {}; data",
        "active; {\"learner\":\"a\",\"account\":{\"issuer\":\"x\",\"name\":\"y\"}}; data",
        "active; {\"account\":{\"issuer\":\"x\"}}; data.account",
        "active; {\"learner\":\"a\",\"spent\":\"an hour\"}; data.spent",
        "active; {\"learner\":\"a\",\"mood\":\"good\"}; data",
        "completed; {\"learner\":\"a\"}; data",
        "completed; {\"learner\":\"a\",\"activity\":\"quiz\"}; data.activity",
        "progressed; {\"learner\":\"a\",\"activity\":\"urn:x\",\"share\":40}; data.share",
        "graded; {\"learner\":\"a\",\"activity\":\"urn:x\"}; data",
        "graded; {\"learner\":\"a\",\"activity\":\"urn:x\",\"score\":\"0.5\"}; data.score",
        "reviewed; {\"learner\":\"a\",\"activity\":\"urn:x\"}; data",
        "reviewed; {\"learner\":\"a\",\"activity\":\"urn:x\",\"accepted\":true,\"evidence\":[\"film\"]}; data.evidence.0",
        "interviewed; {\"learner\":\"a\",\"dimension\":\"evaluation\",\"score\":7}; data.score",
        "pondered; {\"learner\":\"a\"}; type",
      })
  void refusesAndNamesTheField(String kind, String data, String field) {
    assertThatThrownBy(() -> reader.read(event(kind, data), "", "ci", NOW))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource({"specversion, 0.3", "id, ''", "source, ''", "time, today", "type, com.example.x"})
  void refusesBadAttributes(String name, String value) {
    ObjectNode event = event("active", "{\"learner\":\"a\"}").put(name, value);
    assertThatThrownBy(() -> reader.read(event, "", "ci", NOW))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.field()).isEqualTo(name));
  }

  private static ObjectNode event(String kind, String data) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("specversion", "1.0").put("type", "dev.crossover." + kind + ".v1");
    event.put("source", "urn:wiki").put("id", "1").put("time", "2026-03-04T10:15:30Z");
    event.set("data", Json.MAPPER.readTree(data));
    return event;
  }
}
