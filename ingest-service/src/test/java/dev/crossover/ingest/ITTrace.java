package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.wiring.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where one event has come to. */
@SharedIngest
class ITTrace {

  private static final String CHUNKING = "https://learn.crossover.example/ml-to-genai/chunking";

  private final Posting lms;
  private final Posting admin;
  private final Ingest ingest;

  ITTrace(RunningIngest running) {
    ingest = running.ingest();
    lms = running.lms();
    admin = running.admin();
  }

  @Test
  void anEventOfALearnerStandsOnTheLog() {
    // The first only names the second.
    post("names-it", "started", "\"activity\":\"urn:ci#traced\"");
    post("traced", "completed", "\"activity\":\"" + CHUNKING + "\"");
    JsonNode trace = trace("urn:ci#traced");
    assertThat(trace.get("door").asString()).isEqualTo("CLOUDEVENTS");
    assertThat(trace.get("source").asString()).isEqualTo("lms");
    assertThat(trace.get("waits").asBoolean()).isFalse();
    JsonNode entry = trace.get("log");
    assertThat(entry.get("learner").asString()).isEqualTo("a1");
    assertThat(ingest.records("learner-log"))
        .filteredOn(r ->
            r.partition() == entry.get("partition").asInt()
                && r.offset() == entry.get("offset").asLong())
        .singleElement()
        .satisfies(r ->
            assertThat(Json.MAPPER.readTree(r.value()).at("/event/id").asString())
                .isEqualTo("urn:ci#traced"));
    assertThat(entry.get("places").toString())
        .isEqualTo("[{\"plan\":\"ml-to-genai\",\"kind\":\"UNIT\",\"id\":\"chunking\"}]");
  }

  @Test
  void whatIsInNoPlanIsSaidSo() {
    post("elsewhere", "completed", "\"activity\":\"urn:x:elsewhere\"");
    assertThat(trace("urn:ci#elsewhere").at("/log/places")).isEmpty();
  }

  @Test
  void anEventWaitsForItsAccount() {
    String id = UUID.randomUUID().toString();
    lms.postStatements(statement(id, "4711-traced", "completed"));
    JsonNode trace = trace(id);
    assertThat(trace.get("waits").asBoolean()).isTrue();
    assertThat(trace.has("log")).isFalse();
  }

  @Test
  void whatWasNeverReceivedIsNotFoundAndOnlyAdministratorsAsk() {
    HttpResponse<String> unknown = admin.get("/v1/trace?id=1");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("its source, # and its id");
    assertThat(admin.get("/v1/trace").statusCode()).isEqualTo(400);
    assertThat(lms.get("/v1/trace?id=1").statusCode()).isEqualTo(403);
  }

  private void post(String id, String kind, String data) {
    String event =
        """
        {"specversion":"1.0", "type":"dev.crossover.%s.v1", "source":"urn:ci", "id":"%s",
         "time":"2026-03-04T10:00:00Z", "data":{"learner":"a1", %s}}
        """
            .formatted(kind, id, data);
    assertThat(lms.postEvent(event).body()).contains("\"accepted\":1");
  }

  private JsonNode trace(String id) {
    HttpResponse<String> answer =
        admin.get("/v1/trace?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.MAPPER.readTree(answer.body());
  }
}
