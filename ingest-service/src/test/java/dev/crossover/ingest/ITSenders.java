package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.cloudEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.wiring.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What who connects a sender can look at and try, with two instances of the doors. */
class ITSenders {

  private static final String EVENT = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";

  @TempDir private static Path state;
  private static Ingest ingest;
  private static int other;

  @BeforeAll
  static void start() {
    ingest = new Ingest(state);
    other = ingest.another();
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void theLastRequestsOfASourceAreToldWhereverTheyCameIn() {
    Posting lms = ingest.sender("logged");
    lms.postEvent(cloudEvent("g1"));
    lms.at(other).postEvent(cloudEvent("g1"));
    lms.at(other).postEvent("{");
    lms.get("/xapi/statements?limit=5");
    List<JsonNode> newest = requests(lms);
    assertThat(newest).as("what only reads and is answered is not told").hasSize(3);
    assertThat(newest.get(0).get("reason").asString()).isEqualTo("malformed");
    assertThat(newest.get(0).get("bytes").asInt()).isEqualTo(1);
    assertThat(newest.get(1).get("duplicates").asInt()).isEqualTo(1);
    assertThat(newest.get(2).get("accepted").asInt()).isEqualTo(1);
    assertThat(newest.get(2).get("path").asString()).isEqualTo("/v1/events");
    assertThat(requests(lms.at(other))).as("asked elsewhere").isEqualTo(newest);
  }

  @Test
  void whatIsTriedWithAWrongOrRevokedKeyCountsUnderItsName() {
    HttpResponse<String> made =
        ingest.admin().post("/v1/keys?name=knocking&scope=write", "text/plain", "");
    String key = Json.MAPPER.readTree(made.body()).get("key").asString();
    String secret = Json.MAPPER.readTree(made.body()).get("secret").asString();
    Posting guessing = new Posting(ingest.port(), key, "wrong");
    for (int i = 0; i < 150; i++) {
      assertThat(guessing.postEvent(cloudEvent("k")).statusCode()).isEqualTo(401);
    }
    ingest.admin().delete("/v1/keys/" + key);
    assertThat(ingest.admin().get("/v1/keys").body()).as("is listed no more").doesNotContain(key);
    new Posting(ingest.port(), key, secret).postEvent(cloudEvent("k"));
    List<JsonNode> tried = ofSource("knocking");
    assertThat(tried)
        .extracting(r -> r.get("times").asInt() + " " + r.get("detail").asString())
        .containsExactly("1 the key was revoked", "150 wrong secret");
    assertThat(ingest.admin().get("/actuator/prometheus").body())
        .contains(
            "crossover_ingest_rejected_total{reason=\"unauthorized\",source=\"knocking\"} 151.0");
    for (int i = 0; i < 30; i++) {
      guessing.get("/xapi/elsewhere" + i);
    }
    assertThat(ofSource("knocking")).as("however many paths are tried").hasSize(20);
    Posting nobody = new Posting(ingest.port(), "nobody", "x");
    assertThat(nobody.postEvent(cloudEvent("k")).body())
        .as("a stranger is not told whether a key is known")
        .isEqualTo(guessing.postEvent(cloudEvent("k")).body());
  }

  @Test
  void noMoreThanAHundredAreKept() {
    Posting lms = ingest.sender("many");
    for (int i = 0; i < 105; i++) {
      lms.postEvent(cloudEvent("m" + i));
    }
    assertThat(requests(lms)).hasSize(100);
  }

  @Test
  void aCheckSaysWhatTheDoorWouldDoAndDoesNothing() {
    Posting lms = ingest.sender("checked");
    String event = cloudEvent("c1");
    JsonNode fresh = check(lms, EVENT, event);
    assertThat(fresh.get("taken").asBoolean()).isTrue();
    JsonNode item = fresh.get("events").get(0);
    assertThat(item.get("outcome").asString()).isEqualTo("NEW");
    assertThat(item.has("person")).as("who is in the roster is not the sender's").isFalse();
    String asked = "/v1/check?door=cloudevents&source=checked";
    assertThat(ingest.admin().post(asked, EVENT, event).body()).contains("\"UNKNOWN\"");
    assertThat(item.get("event").get("fact").get("type").asString()).isNotEmpty();
    String twice = "[" + event + "," + event + "," + event.replace("T10:", "T11:") + "]";
    assertThat(check(lms, BATCH, twice).get("events").findValuesAsString("outcome"))
        .containsExactly("NEW", "REPEAT", "CONFLICT");
    assertThat(requests(lms)).as("nothing was sent").isEmpty();
    lms.postEvent(event);
    assertThat(check(lms, EVENT, event).get("events").get(0).get("outcome").asString())
        .isEqualTo("REPEAT");
    JsonNode conflict = check(lms.at(other), EVENT, event.replace("T10:", "T11:"));
    assertThat(conflict.get("taken").asBoolean()).isFalse();
    assertThat(conflict.get("reason").asString()).isEqualTo("conflict");
    JsonNode wrong = check(lms, EVENT, event.replace("\"time\"", "\"tim\""));
    assertThat(wrong.get("field").asString()).isEqualTo("time");
    assertThat(ingest.admin().get("/v1/rejected?source=checked").body()).isEqualTo("[]");
    assertThat(lms.post("/v1/check?door=ftp", EVENT, event).statusCode()).isEqualTo(400);
  }

  /** By the source's own key at one instance, and by the administrator's at the other. */
  @ParameterizedTest
  @ValueSource(strings = {"xapi", "caliper", "cloudevents"})
  void aTestEventGoesAllTheWayAndConcernsNobody(String door) {
    Posting lms = ingest.sender("tested-" + door);
    HttpResponse<String> own = lms.post("/v1/test-event?door=" + door, "text/plain", "");
    assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
    JsonNode sent = Json.MAPPER.readTree(own.body());
    String path = "/v1/test-event?door=" + door + "&source=tested-" + door;
    assertThat(ingest.admin().at(other).post(path, "text/plain", "").statusCode()).isEqualTo(200);
    JsonNode again =
        Json.MAPPER.readTree(
            lms.post("/v1/check?door=" + door, sent.get("type").asString(), text(sent)).body());
    assertThat(again.get("events").get(0).get("outcome").asString()).isEqualTo("REPEAT");
    assertThat(again.get("events").get(0).get("person").asString()).isEqualTo("TEST");
    assertThat(ingest.records("learner-log"))
        .noneMatch(r -> String.valueOf(r.value()).contains(id(sent)));
    assertThat(ingest.records("unmatched-events"))
        .noneMatch(r -> String.valueOf(r.value()).contains(id(sent)));
  }

  @Test
  void aKeySeesNoOtherSource() {
    Posting lms = ingest.sender("curious");
    assertThat(lms.get("/v1/requests?source=logged").statusCode()).isEqualTo(403);
    assertThat(lms.post("/v1/check?door=xapi&source=logged", EVENT, "{}").statusCode())
        .isEqualTo(403);
    assertThat(lms.post("/v1/test-event?door=xapi&source=logged", EVENT, "").statusCode())
        .isEqualTo(403);
  }

  private static JsonNode check(Posting sender, String type, String body) {
    HttpRequest.Builder request =
        sender
            .request("/v1/check?door=cloudevents", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return Json.MAPPER.readTree(sender.send(request).body());
  }

  private static String text(JsonNode sent) {
    return sent.get("body").asString();
  }

  private static String id(JsonNode sent) {
    return sent.get("id").asString();
  }

  private static List<JsonNode> requests(Posting sender) {
    return list(sender.get("/v1/requests"));
  }

  private static List<JsonNode> ofSource(String name) {
    return list(ingest.admin().get("/v1/requests?source=" + name));
  }

  private static List<JsonNode> list(HttpResponse<String> reply) {
    JsonNode log = Json.MAPPER.readTree(reply.body());
    assertThat(log.path("complete").asBoolean(false)).as(reply.body()).isTrue();
    return log.get("requests").valueStream().toList();
  }
}
