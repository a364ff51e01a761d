package dev.crossover.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.log.LogEntry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What is durable stands on topics in these forms, a sample a line. A line may be added; one that
 * has to change is a form that older records do not have.
 */
class DurableFormsTest {

  @Test
  void entriesOfTheLearnerLog() throws IOException {
    List<LogEntry> entries = same("learner-log", LogEntry.class);
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
  void people() throws IOException {
    assertThat(same("people", Learner.class)).hasSize(2);
  }

  /** Each line is read, and is written as it stands there. */
  private static <T> List<T> same(String topic, Class<T> type) throws IOException {
    try (InputStream in =
        DurableFormsTest.class.getResourceAsStream("/durable/" + topic + ".jsonl")) {
      String file = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return file.lines()
          .map(line -> {
            T value = Json.MAPPER.readValue(line, type);
            assertThat(Json.MAPPER.writerFor(type).writeValueAsString(value)).isEqualTo(line);
            return value;
          })
          .toList();
    }
  }
}
