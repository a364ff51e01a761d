package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Names that people give must not fill a Prometheus. */
class SeriesCapsTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();

  SeriesCapsTest() {
    SeriesCaps caps = new SeriesCaps();
    registry.config().meterFilter(caps);
    caps.bindTo(registry);
  }

  @Test
  void whatIsBeyondTheBoundIsNotExported() {
    for (int source = 0; source < 500; source++) {
      registry
          .counter("crossover.ingest.events", "source", "s" + source, "result", "accepted")
          .increment();
    }
    assertThat(registry.find("crossover.ingest.events").counters()).hasSize(60);
    registry.counter("crossover.ingest.events", "source", "s0", "result", "accepted").increment();
    assertThat(registry.get("crossover.ingest.events").tag("source", "s0").counter().count())
        .as("what fits goes on")
        .isEqualTo(2);
  }

  @Test
  void aMetricWithoutABoundOfItsOwnHasTheUsualOne() {
    for (int i = 0; i < 500; i++) {
      registry.counter("crossover.something", "state", "s" + i).increment();
    }
    assertThat(registry.find("crossover.something").counters()).hasSize(100);
  }

  /** A cohort that has ended makes room for the next one. */
  @Test
  void whatHasGoneMakesRoom() {
    MultiGauge suppressed = MultiGauge.builder("crossover.suppressed.teams").register(registry);
    suppressed.register(cohorts(0, 20), true);
    suppressed.register(cohorts(10, 30), true);
    suppressed.register(cohorts(10, 30), true);
    assertThat(registry.find("crossover.suppressed.teams").gauges())
        .hasSize(20)
        .extracting(gauge -> gauge.getId().getTag("cohort"))
        .contains("c10", "c29")
        .doesNotContain("c9");
  }

  @Test
  void theMetricsOfOthersAreNotBounded() {
    for (int i = 0; i < 500; i++) {
      registry.counter("http.server.requests", "uri", "/" + i).increment();
    }
    assertThat(registry.find("http.server.requests").counters()).hasSize(500);
  }

  private static List<Row<?>> cohorts(int from, int to) {
    return IntStream.range(from, to)
        .<Row<?>>mapToObj(i -> Row.of(Tags.of("cohort", "c" + i), 1))
        .toList();
  }
}
