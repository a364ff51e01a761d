package dev.crossover.analytics;

import static dev.crossover.analytics.Pipeline.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.intake.IntakeResult.Refusal;
import dev.crossover.model.intake.ReceiptGaps;
import dev.crossover.model.intake.ReceiptGaps.Week;
import dev.crossover.model.intake.Remarked;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.wiring.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a source does is the sum of what became of its requests. */
class SourceStatusTest {

  private static final Refusal NO_TIME =
      new Refusal("invalid_field", "/timestamp", "timestamp is no time");

  @AutoClose private final Pipeline pipeline;

  SourceStatusTest(@TempDir Path state) {
    pipeline = new Pipeline(state);
  }

  @Test
  void aSourceIsTheSumOfItsRequests() {
    pipeline.came("moodle", taken(0, 3, 0, Duration.ofMinutes(4)));
    pipeline.came("moodle", taken(1, 1, 2, null));
    pipeline.came("moodle", new IntakeResult(START.plusSeconds(2), 0, 0, null, NO_TIME));
    pipeline.came("wiki", taken(3, 1, 0, Duration.ZERO));
    pipeline.tick();
    Map<String, SourceStatus> sources = pipeline.sources.readKeyValuesToMap();
    assertThat(sources.get("moodle"))
        .isEqualTo(
            new SourceStatus(
                START.plusSeconds(1),
                Duration.ofMinutes(4),
                4,
                2,
                Map.of("invalid_field", 1L),
                START.plusSeconds(2),
                NO_TIME,
                new ReceiptGaps(
                    START, List.of(new Week(LocalDate.of(2026, 3, 2), Duration.ofSeconds(1)))),
                null,
                null));
    assertThat(sources.get("wiki").accepted()).isEqualTo(1);
  }

  /** Rows of a version that kept no gaps are on the topic and in the store. */
  @Test
  void anOldRowGoesOn() {
    SourceStatus old =
        Json.MAPPER.readValue(
            """
            {"lastEventAt": "2026-03-02T00:00:00Z", "delay": "PT4M", "accepted": 4,
             "duplicates": 2, "rejected": {"invalid_field": 1}}
            """,
            SourceStatus.class);
    assertThat(old.usualGap()).isEqualTo(Duration.ofDays(3));
    SourceStatus next = old.plus(taken(60, 1, 0, null));
    assertThat(next.accepted()).isEqualTo(5);
    assertThat(next.gaps())
        .isEqualTo(
            new ReceiptGaps(
                START, List.of(new Week(LocalDate.of(2026, 3, 2), Duration.ofMinutes(1)))));
    assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(next), SourceStatus.class))
        .isEqualTo(next);
  }

  @Test
  void remarksAddUpAndTheLastIsTheExample() {
    pipeline.came("moodle", remarked(0, 3, "object.count"));
    pipeline.came("moodle", taken(1, 1, 0, null));
    pipeline.came("moodle", remarked(2, 2, "action"));
    pipeline.tick();
    assertThat(pipeline.sources.readKeyValuesToMap().get("moodle").remarked())
        .isEqualTo(new Remarked(5, START.plusSeconds(2), "action", "must be another"));
  }

  private static IntakeResult remarked(int second, int events, String field) {
    Instant at = START.plusSeconds(second);
    Remarked remarked = new Remarked(events, at, field, "must be another");
    return new IntakeResult(at, events, 0, null, null, null, remarked);
  }

  @Test
  void nothingNewIsNotPublishedAgain() {
    pipeline.came("moodle", taken(0, 1, 0, null));
    pipeline.tick();
    pipeline.sources.readValue();
    pipeline.pass(Duration.ofSeconds(10));
    assertThat(pipeline.sources.isEmpty()).isTrue();
  }

  private static IntakeResult taken(
      int second, int accepted, int duplicates, @Nullable Duration delay) {
    Instant at = START.plusSeconds(second);
    return new IntakeResult(at, accepted, duplicates, delay, null);
  }
}
