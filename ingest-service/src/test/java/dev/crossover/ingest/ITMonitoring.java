package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators see of the service: counts and health. */
@SharedIngest
class ITMonitoring {

  private final Posting lms;

  ITMonitoring(RunningIngest running) {
    lms = running.lms();
  }

  @Test
  void countsAddUp() {
    lms.postStatements(statement(UUID.randomUUID().toString(), "4711", "completed"));
    lms.postStatements("{");
    Map<String, Double> counts = new HashMap<>();
    lms.get("/actuator/prometheus")
        .body()
        .lines()
        .filter(l -> l.startsWith("crossover_ingest_events_total{"))
        .forEach(l ->
            counts.merge(
                l.replaceAll(".*result=\"(\\w+)\".*", "$1"),
                Double.valueOf(l.substring(l.lastIndexOf(' ') + 1)),
                Double::sum));
    assertThat(counts).containsOnlyKeys("accepted", "duplicate", "rejected");
    assertThat(counts.get("accepted")).isPositive();
    assertThat(counts.get("rejected")).isPositive();
  }

  @Test
  void healthKnowsKafkaAndStreams() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lms.get("/actuator/health/readiness").statusCode() == 200);
    assertThat(lms.get("/actuator/health/readiness").body())
        .contains("streamsRunning")
        .contains("kafka");
    assertThat(lms.get("/actuator/health/liveness").body()).contains("streamsAlive");
  }
}
