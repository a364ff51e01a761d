package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.wiring.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A source's refused requests are bounded, whatever it sends; all of them are counted. */
class ITKeptRefusals {

  @TempDir private static Path state;
  private static Ingest ingest;

  @BeforeAll
  static void start() {
    ingest = new Ingest(state, "--crossover.ingest.kept-refusals=5");
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void theNewestAreKeptAndAllAreCounted() {
    Posting lms = ingest.sender("careless");
    Posting other = ingest.sender("careful");
    other.postEvent("{\"by\":\"another\"}");
    for (int i = 0; i < 600; i++) {
      assertThat(lms.postEvent("{\"n\":" + i + "}").statusCode()).isEqualTo(400);
    }
    await().untilAsserted(() -> assertThat(rejected("careless")).hasSizeBetween(1, 5));
    assertThat(rejected("careful")).as("of another source").hasSize(1);
    await()
        .untilAsserted(() ->
            assertThat(ingest.admin().get("/actuator/prometheus").body())
                .contains(
                    "crossover_ingest_events_total{result=\"rejected\",source=\"careless\"}"
                        + " 600.0"));
  }

  @Test
  void aLargeBodyIsNotKeptAndCannotBeTriedAgain() {
    Posting lms = ingest.sender("large");
    String large = "{\"x\":\"" + "y".repeat(300_000) + "\"}";
    assertThat(lms.postEvent(large).statusCode()).isEqualTo(400);
    await().untilAsserted(() -> assertThat(rejected("large")).hasSize(1));
    assertThat(rejected("large").getFirst().get("original").get("base64").asString("")).isEmpty();
    JsonNode again =
        Json.MAPPER.readTree(
            ingest.admin().post("/v1/rejected/redrive?source=large", "text/plain", "").body());
    assertThat(again.get("refused").asInt()).isEqualTo(1);
    await()
        .untilAsserted(() ->
            assertThat(rejected("large").getFirst().get("message").asString())
                .contains("its sender must send it again"));
  }

  private static List<JsonNode> rejected(String source) {
    return Json.MAPPER
        .readTree(ingest.admin().get("/v1/rejected?limit=1000&source=" + source).body())
        .valueStream()
        .toList();
  }
}
