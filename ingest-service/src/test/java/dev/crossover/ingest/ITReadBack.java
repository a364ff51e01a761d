package dev.crossover.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.wiring.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is answered with 2xx can be read back, and of what is refused nothing is there: random
 * requests at every door of events and documents, sound ones and spoilt ones, in every encoding.
 */
@SharedIngest
class ITReadBack {

  private static final int REQUESTS = 600;

  /** The byte order mark. */
  private static final String MARK = "\uFEFF";

  private static final String JSON = "application/json";

  private final Posting lms;
  private final long seed = System.nanoTime();
  private final Random chance = new Random(seed);
  private int taken;
  private int refused;

  ITReadBack(RunningIngest running) {
    lms = running.lms();
  }

  @Test
  void whatWasTakenCanBeReadAndWhatWasRefusedIsNotThere() throws IOException {
    for (int i = 0; i < REQUESTS; i++) {
      switch (chance.nextInt(6)) {
        case 0, 1 -> statements();
        case 2 -> putStatement();
        case 3 -> document();
        case 4 -> events(caliper());
        default -> events(cloudEvents());
      }
    }
    assertThat(List.of(taken, refused)).as("of each, seed " + seed).allMatch(n -> n > 100);
  }

  private void statements() throws IOException {
    ArrayNode batch = Json.MAPPER.createArrayNode();
    for (int i = chance.nextInt(4); i >= 0; i--) {
      batch.add(statement());
    }
    JsonNode sent = chance.nextBoolean() ? batch : batch.get(0);
    Body body = spoilt(sent);
    HttpResponse<String> reply = send("POST", "/xapi/statements", JSON, body);
    if (!isTaken(reply)) {
      each(sent).forEach(s -> assertThat(found(s.get("id").asString())).as(why(body)).isNull());
      return;
    }
    JsonNode ids = Json.MAPPER.readTree(reply.body());
    List<JsonNode> meant = each(body.read());
    assertThat(ids.size()).as(why(body)).isEqualTo(meant.size());
    for (int i = 0; i < meant.size(); i++) {
      same(meant.get(i), found(ids.get(i).asString()), body);
    }
  }

  private void putStatement() throws IOException {
    ObjectNode statement = statement();
    String id = statement.get("id").asString();
    Body body = spoilt(statement);
    HttpResponse<String> reply = send("PUT", "/xapi/statements?statementId=" + id, JSON, body);
    if (isTaken(reply)) {
      same(body.read(), found(id), body);
    } else {
      assertThat(found(id)).as(why(body)).isNull();
    }
  }

  private void document() throws IOException {
    String[] resources = {
      "/xapi/activities/state?activityId=urn:a&agent="
          + URLEncoder.encode("{\"mbox\":\"mailto:ada@x.example\"}", UTF_8)
          + "&stateId=",
      "/xapi/activities/profile?activityId=urn:a&profileId="
    };
    String path = resources[chance.nextInt(resources.length)] + UUID.randomUUID();
    Body body = spoilt(Json.MAPPER.createObjectNode().put("bookmark", chance.nextInt()));
    HttpResponse<String> reply = send(chance.nextBoolean() ? "PUT" : "POST", path, JSON, body);
    HttpResponse<String> read = lms.get(path);
    if (isTaken(reply)) {
      assertThat(read.statusCode()).as(why(body)).isEqualTo(200);
      assertThat(read.body()).as(why(body)).isEqualTo(body.text());
    } else {
      assertThat(read.statusCode()).as(why(body)).isEqualTo(404);
    }
  }

  /** Events whose senders cannot read them; what the door would do with them again tells. */
  private record Unreadable(String door, String path, String type, JsonNode sent) {}

  private Unreadable caliper() {
    ArrayNode data = Json.MAPPER.createArrayNode();
    for (int i = chance.nextInt(3); i >= 0; i--) {
      data.add(
          Json.MAPPER.readTree(
              """
              {"id":"urn:uuid:%s","type":"ViewEvent","action":"Viewed",
               "eventTime":"2026-03-04T10:15:30Z","object":"https://lms.example/page/1",
               "actor":{"id":"https://lms.example/people/4711","type":"Person"}}
              """
                  .formatted(UUID.randomUUID())));
    }
    ObjectNode envelope =
        Json.MAPPER
            .createObjectNode()
            .put("sensor", "https://lms.example")
            .put("sendTime", "2026-03-04T10:16:00Z")
            .put("dataVersion", "http://purl.imsglobal.org/ctx/caliper/v1p2");
    envelope.set("data", data);
    JsonNode sent = chance.nextBoolean() ? envelope : Json.MAPPER.createArrayNode().add(envelope);
    return new Unreadable("caliper", "/caliper", JSON, sent);
  }

  private Unreadable cloudEvents() {
    ArrayNode batch = Json.MAPPER.createArrayNode();
    for (int i = chance.nextInt(3); i >= 0; i--) {
      batch.add(Json.MAPPER.readTree(Bodies.cloudEvent(UUID.randomUUID().toString())));
    }
    String type = "application/cloudevents" + (batch.size() > 1 ? "-batch+json" : "+json");
    return new Unreadable(
        "cloudevents", "/v1/events", type, batch.size() > 1 ? batch : batch.get(0));
  }

  private void events(Unreadable events) throws IOException {
    Body body = spoilt(events.sent());
    HttpResponse<String> reply = send("POST", events.path(), events.type(), body);
    if (isTaken(reply)) {
      long items =
          each(body.read()).stream()
              .mapToLong(
                  part -> part.has("data") && part.has("sensor") ? part.get("data").size() : 1)
              .sum();
      assertThat(Posting.header(reply, "X-Crossover-Accepted"))
          .as(why(body))
          .isEqualTo(String.valueOf(items));
    }
    String again = isTaken(reply) ? body.text() : events.sent().toString();
    JsonNode check =
        Json.MAPPER.readTree(
            lms.post("/v1/check?door=" + events.door(), events.type(), again).body());
    List<String> outcomes = check.get("events").findValuesAsString("outcome");
    if (!isTaken(reply)) {
      assertThat(outcomes).as(why(body)).isNotEmpty();
    }
    assertThat(outcomes).as(why(body)).allMatch((isTaken(reply) ? "REPEAT" : "NEW")::equals);
  }

  private ObjectNode statement() {
    ObjectNode statement =
        (ObjectNode)
            Json.MAPPER.readTree(
                Bodies.statement(UUID.randomUUID().toString(), "4711", "progressed"));
    if (chance.nextBoolean()) {
      statement
          .putObject("result")
          .putObject("extensions")
          .set("https://x.example/n", Json.MAPPER.readTree(number()));
    }
    if (chance.nextInt(4) == 0) {
      statement.put("timestamp", "2026-03-04T10:15:30.123456+02:00");
    }
    return statement;
  }

  /** As senders write them, who wants each digit back. */
  private String number() {
    String[] numbers = {"0", "-0.0", "1.0", "1e2", "12345678901234567890", "0.1234567890123456789"};
    return numbers[chance.nextInt(numbers.length)];
  }

  /**
   * A body as it is sent.
   *
   * @param text of it, before it is packed
   * @param whole whether all of it is sent
   */
  private record Body(String text, boolean packed, boolean chunked, boolean whole) {

    JsonNode read() {
      try {
        return Json.MAPPER.readTree(text.startsWith(MARK) ? text.substring(1) : text);
      } catch (JacksonException e) {
        return Json.MAPPER.createObjectNode();
      }
    }

    byte[] bytes(Random chance) throws IOException {
      byte[] bytes = text.getBytes(UTF_8);
      if (packed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int members = chance.nextInt(1, 3);
        int border = members == 1 ? bytes.length : chance.nextInt(bytes.length + 1);
        for (byte[] part :
            List.of(
                Arrays.copyOf(bytes, border), Arrays.copyOfRange(bytes, border, bytes.length))) {
          if (part.length > 0) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
              gzip.write(part);
            }
          }
        }
        bytes = out.toByteArray();
      }
      return whole ? bytes : Arrays.copyOf(bytes, chance.nextInt(bytes.length));
    }
  }

  private Body spoilt(JsonNode sound) {
    JsonNode tree = sound.deepCopy();
    if (chance.nextInt(3) == 0) {
      spoil(tree);
    }
    String text = tree.toString();
    if (chance.nextInt(12) == 0) {
      text = MARK + text;
    }
    boolean whole = chance.nextInt(8) != 0;
    if (whole && chance.nextInt(12) == 0) {
      text = text + "}"; // cut off again it would be sound
    }
    return new Body(text, chance.nextInt(3) == 0, chance.nextBoolean(), whole);
  }

  /** Another value, or none, at one place that is no id. */
  private void spoil(JsonNode tree) {
    List<ObjectNode> objects = new ArrayList<>();
    tree.findParents("id").forEach(node -> objects.add((ObjectNode) node));
    tree.findParents("type").forEach(node -> objects.add((ObjectNode) node));
    if (tree.isObject()) {
      objects.add((ObjectNode) tree);
    }
    if (objects.isEmpty()) {
      return;
    }
    ObjectNode at = objects.get(chance.nextInt(objects.size()));
    List<String> names =
        at.propertyStream().map(p -> p.getKey()).filter(name -> !name.equals("id")).toList();
    String[] values = {"null", "7", "\"\"", "\"x\"", "[]", "{}", "true", "[{}]", "-3"};
    if (names.isEmpty()) {
      return;
    }
    String name = names.get(chance.nextInt(names.size()));
    if (chance.nextInt(4) == 0) {
      at.remove(name);
    } else {
      at.set(name, Json.MAPPER.readTree(values[chance.nextInt(values.length)]));
    }
  }

  private HttpResponse<String> send(String method, String path, String type, Body body)
      throws IOException {
    byte[] bytes = body.bytes(chance);
    HttpRequest.Builder request =
        lms.request(path, type)
            .method(
                method,
                body.chunked()
                    ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
                    : BodyPublishers.ofByteArray(bytes));
    if (body.packed()) {
      request.header("Content-Encoding", "gzip");
    }
    if (path.contains("/profile?")) {
      request.header("If-None-Match", "*");
    }
    HttpResponse<String> reply = lms.send(request);
    assertThat(reply.statusCode()).as(why(body)).isLessThan(500);
    if (reply.statusCode() / 100 == 2) {
      taken++;
    } else {
      refused++;
    }
    return reply;
  }

  private static boolean isTaken(HttpResponse<String> reply) {
    return reply.statusCode() / 100 == 2;
  }

  private JsonNode found(String id) {
    HttpResponse<String> reply = lms.get("/xapi/statements?statementId=" + id);
    return reply.statusCode() == 200 ? Json.MAPPER.readTree(reply.body()) : null;
  }

  /** All that was sent is there, to the digit. */
  private void same(JsonNode sent, JsonNode read, Body body) {
    assertThat(read).as(why(body)).isNotNull();
    sent.propertyStream()
        .filter(p -> !List.of("id", "stored", "authority").contains(p.getKey()))
        .forEach(p ->
            assertThat(read.get(p.getKey()).toString())
                .as(p.getKey() + " of " + why(body))
                .isEqualTo(p.getValue().toString()));
  }

  private static List<JsonNode> each(JsonNode sent) {
    return sent.isArray() ? sent.valueStream().toList() : List.of(sent);
  }

  private String why(Body body) {
    return body + ", seed " + seed;
  }
}
