package dev.crossover.analytics;

import static dev.crossover.analytics.Pipeline.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.intake.IntakeResult.Refusal;
import dev.crossover.model.intake.SourceStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
                NO_TIME));
    assertThat(sources.get("wiki").accepted()).isEqualTo(1);
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
