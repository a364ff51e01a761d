package dev.crossover.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.model.Topics;
import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.wiring.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an instance tells of sources, to which none of them has posted yet. */
class ITSourceGauges {

  private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

  @TempDir private Path state;

  @Test
  void allSourcesAreThereRightAfterAStart() {
    try (Ingest ingest = new Ingest(state)) {
      ingest.sender("moodle");
      write(ingest, "moodle");
      write(ingest, "report-by-hand");
      await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> metrics(ingest.admin()).contains(last("report-by-hand")));
      Posting restarted = ingest.admin().at(ingest.another());
      // Sooner than the next round comes: the first one is at the start.
      await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> shown(metrics(restarted)));
    }
  }

  private static void shown(String metrics) {
    assertThat(metrics)
        .contains(last("moodle"), last("report-by-hand"))
        .contains("crossover_source_usual_gap_seconds{source=\"moodle\"} 259200.0")
        .as("nobody waits for who has no key to post")
        .doesNotContain("crossover_source_usual_gap_seconds{source=\"report-by-hand\"}")
        .as("a rate needs the zero before the first event")
        .contains("crossover_ingest_events_total{result=\"rejected\",source=\"moodle\"} 0.0")
        .contains("crossover_streams_running{service=\"ingest\"} 1.0");
  }

  private static void write(Ingest ingest, String source) {
    SourceStatus status = SourceStatus.NONE.plus(new IntakeResult(AT, 3, 0, null, null));
    ingest.write(
        new ProducerRecord<>(
            Topics.SOURCE_STATUS.name(),
            0,
            source.getBytes(UTF_8),
            Json.MAPPER.writeValueAsBytes(status)));
  }

  private static String last(String source) {
    return "crossover_source_last_event_timestamp_seconds{source=\"%s\"} 1.7724456E9"
        .formatted(source);
  }

  private static String metrics(Posting at) {
    return at.get("/actuator/prometheus").body();
  }
}
