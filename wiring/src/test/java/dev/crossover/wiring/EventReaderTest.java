package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.log.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class EventReaderTest {

  private static final Instant AT = Instant.parse("2026-11-02T10:00:00.5Z");

  /** As Jackson itself reads and writes them. */
  private static final JsonMapper PLAIN =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  static Stream<LearningEvent> events() {
    return Stream.of(
        new LearningEvent("e1", null, "lms", AT, AT, null, null, new Fact.Active()),
        new LearningEvent(
            "e2",
            "ada",
            "lms",
            AT,
            AT.plusNanos(1),
            "https://lms.example/ü",
            Duration.ofSeconds(90),
            new Fact.Graded(0.7, null, Grader.AUTOMATIC)),
        new LearningEvent(
            "e3",
            "ada",
            "lms",
            AT,
            AT,
            "a",
            null,
            Duration.ofHours(3),
            new Fact.Reviewed(true, Set.of())));
  }

  @ParameterizedTest
  @MethodSource("events")
  void readsAsJacksonDoes(LearningEvent event) {
    LogEntry entry = new LogEntry.Happened(event);
    byte[] bytes = PLAIN.writerFor(LogEntry.class).writeValueAsBytes(entry);
    assertThat(PLAIN.readValue(bytes, LogEntry.class)).isEqualTo(entry);
    assertThat(Json.MAPPER.readValue(bytes, LogEntry.class)).isEqualTo(entry);
    assertThat(Json.MAPPER.readValue(PLAIN.writeValueAsBytes(event), LearningEvent.class))
        .isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void passesOverWhatItDoesNotKnow(LearningEvent event) {
    String json = PLAIN.writeValueAsString(event);
    String newer = "{\"later\":{\"a\":[1,{}]}," + json.substring(1);
    assertThat(Json.MAPPER.readValue(newer, LearningEvent.class)).isEqualTo(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "7",
        "{\"activity\":{\"id\":\"x\"},\"id\":\"e1\",\"source\":\"lms\",\"occurredAt\":\"2026-11-02T10:00:00Z\","
            + "\"receivedAt\":\"2026-11-02T10:00:00Z\",\"fact\":{\"type\":\"active\"}}",
        "{\"id\":\"e1\",\"source\":\"lms\",\"occurredAt\":\"2026-11-02T10:00:00Z\"}",
        "{\"id\":\" \",\"source\":\"lms\",\"occurredAt\":\"2026-11-02T10:00:00Z\","
            + "\"receivedAt\":\"2026-11-02T10:00:00Z\",\"fact\":{\"type\":\"active\"}}",
        "{\"id\":\"e1\",\"source\":\"lms\",\"occurredAt\":\"soon\","
            + "\"receivedAt\":\"2026-11-02T10:00:00Z\",\"fact\":{\"type\":\"active\"}}",
        "{\"id\":\"e1\",\"source\":\"lms\",\"occurredAt\":\"2026-11-02T10:00:00Z\","
            + "\"receivedAt\":\"2026-11-02T10:00:00Z\",\"fact\":{\"type\":\"dreamt\"}}"
      })
  void refusesWhatIsNoEvent(String json) {
    assertThatThrownBy(() -> Json.MAPPER.readValue(json, LearningEvent.class))
        .isInstanceOf(JacksonException.class);
  }
}
