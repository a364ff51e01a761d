package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.event.Fact;
import dev.crossover.model.learner.Account;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.wiring.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The doors as a sender meets them, on a real broker. */
class ITDoors {

  private static final String EVENTS = "application/cloudevents+json";

  @TempDir private static Path state;
  private static Ingest ingest;
  private static Posting admin;
  private static Posting lms;
  private static Posting other;

  @BeforeAll
  static void start() {
    ingest = new Ingest(state, "--crossover.ingest.max-body=64KB");
    admin = ingest.admin();
    lms = ingest.sender("lms");
    other = ingest.sender("other");
    HttpResponse<String> roster =
        admin.post(
            "/v1/roster",
            "text/csv",
            "learner,name,mail,team,cohort,start,accounts\n"
                + "a1,Ada,ada@x.example,red,spring,2026-03-02,https://lms.example|4711\n");
    assertThat(roster.statusCode()).as(roster.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void aStatementBecomesAnEventOfItsLearner() {
    String id = UUID.randomUUID().toString();
    HttpResponse<String> reply = statements(statement(id, "4711", "completed"));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("[\"" + id + "\"]");
    assertThat(ingest.events()).anyMatch(e -> "a1".equals(e.learner()) && e.id().contains(id));
    JsonNode kept = Json.MAPPER.readTree(lms.get("/xapi/statements?statementId=" + id).body());
    assertThat(kept.get("id").asString()).isEqualTo(id);
    assertThat(kept.get("authority").get("account").get("name").asString()).isEqualTo("lms");
  }

  @Test
  void theSameEventTwiceIsTakenOnce() {
    String statement = statement(UUID.randomUUID().toString(), "4711", "completed");
    assertThat(header(statements(statement), "X-Crossover-Accepted")).isEqualTo("1");
    HttpResponse<String> again = statements(statement);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(header(again, "X-Crossover-Accepted")).isEqualTo("0");
    assertThat(header(again, "X-Crossover-Duplicate")).isEqualTo("1");
  }

  /** An own plan by copying: export, change, publish; what is wrong is said with line and field. */
  @Test
  void aPlanIsExportedChangedAndPublished() {
    assertThat(admin.get("/v1/plans").body())
        .contains("ml-to-genai", "classic-ml-to-llm", "genai-roadmap");
    String ours =
        admin.get("/v1/plans/ml-to-genai.yaml").body().replaceFirst("ml-to-genai", "ours");
    assertThat(admin.put("/v1/plans/ours", "application/yaml", ours).statusCode()).isEqualTo(200);
    assertThat(admin.get("/v1/plans/ours").body()).contains("\"id\":\"ours\"");

    String wrong = ours.replaceFirst("hours: 4", "hours: -4");
    HttpResponse<String> refused = admin.put("/v1/plans/ours", "application/yaml", wrong);
    assertThat(refused.statusCode()).isEqualTo(400);
    JsonNode error = Json.MAPPER.readTree(refused.body()).get("errors").get(0);
    assertThat(error.get("field").asString()).endsWith("/hours");
    assertThat(wrong.lines().toList().get(error.get("line").asInt() - 1)).contains("hours: -4");

    String changed = ours.replaceFirst("hours: 4", "hours: 5");
    assertThat(admin.put("/v1/plans/ours", "application/yaml", changed).body())
        .contains("must be above 1");
    String newer = changed.replaceFirst("version: 1", "version: 2");
    assertThat(admin.put("/v1/plans/ours", "application/yaml", newer).statusCode()).isEqualTo(200);
    assertReleasedOnEachPartition("ours", 1, 2);
  }

  /** What happens on a partition after the release is judged by it, whoever's it is. */
  private static void assertReleasedOnEachPartition(String plan, Integer... versions) {
    Map<Integer, List<Integer>> released = new HashMap<>();
    for (ConsumerRecord<String, String> record : records("learner-log")) {
      if (Records.entry(record) instanceof LogEntry.PlanReleased(Plan it) && it.id().equals(plan)) {
        assertThat(record.key()).isEmpty();
        released.computeIfAbsent(record.partition(), _ -> new ArrayList<>()).add(it.version());
      }
    }
    assertThat(released).isEqualTo(Map.of(0, List.of(versions), 1, List.of(versions)));
  }

  /** A retry storm: the copies arrive before the first has been acknowledged. */
  @Test
  void copiesThatArriveAtOnceAreOneEvent() {
    String statement = statement(UUID.randomUUID().toString(), "4711", "completed");
    List<CompletableFuture<HttpResponse<String>>> copies = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      copies.add(CompletableFuture.supplyAsync(() -> statements(statement)));
    }
    int accepted =
        copies.stream()
            .mapToInt(c -> Integer.parseInt(header(c.join(), "X-Crossover-Accepted")))
            .sum();
    assertThat(accepted).isEqualTo(1);
  }

  @Test
  void theSameIdWithOtherContentIsAConflict() {
    String id = UUID.randomUUID().toString();
    statements(statement(id, "4711", "completed"));
    assertThat(statements(statement(id, "4711", "failed")).statusCode()).isEqualTo(409);
  }

  @Test
  void oneBadStatementRefusesTheBatchNamesTheFieldAndIsKept() {
    String good = statement(UUID.randomUUID().toString(), "4711", "completed");
    String bad = good.replace("http://adlnet.gov/expapi/verbs/", "");
    HttpResponse<String> reply = statements("[" + good + "," + bad + "]");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("statements[1].verb.id");
    assertThat(header(statements(good), "X-Crossover-Accepted")).isEqualTo("1");
    assertThat(records("rejected-events")).anyMatch(r -> holds(r, "statements[1].verb.id"));
  }

  @Test
  void anAccountNobodyClaimedWaits() {
    String id = UUID.randomUUID().toString();
    statements(statement(id, "0815", "completed"));
    String key = AccountOwner.key(new Account("https://lms.example", "0815"));
    assertThat(records("unmatched-events")).anyMatch(r -> r.key().equals(key) && holds(r, id));
  }

  /** What waits is kept for ever; whom it is of must be a record that can be deleted. */
  @Test
  void whatWaitsDoesNotNameItsAccount() {
    String first = statement(UUID.randomUUID().toString(), "grace@x.example", "completed");
    String second = statement(UUID.randomUUID().toString(), "grace@x.example", "completed");
    assertThat(statements("[" + first + "," + second + "]").statusCode()).isEqualTo(200);
    Account account = new Account("https://lms.example", "grace@x.example");
    assertThat(records("unmatched-events"))
        .noneMatch(r -> r.key().contains("grace") || holds(r, "grace"))
        .filteredOn(r -> r.key().equals(AccountOwner.key(account)))
        .hasSize(2);
    assertThat(records("seen-accounts"))
        .filteredOn(r -> r.key().equals(AccountOwner.key(account)))
        .extracting(r -> Json.MAPPER.readValue(r.value(), Account.class))
        .containsExactly(account);
  }

  @Test
  void putTakesOneStatementUnderItsId() {
    String id = UUID.randomUUID().toString();
    String statement = statement(id, "4711", "completed");
    String path = "/xapi/statements?statementId=" + id;
    assertThat(lms.put(path, "application/json", statement).statusCode()).isEqualTo(204);
    assertThat(lms.get(path).statusCode()).isEqualTo(200);
    String other = "/xapi/statements?statementId=" + UUID.randomUUID();
    assertThat(lms.put(other, "application/json", statement).statusCode()).isEqualTo(400);
  }

  @Test
  void aVoidedStatementIsWithdrawnFromItsLearner() {
    String id = UUID.randomUUID().toString();
    statements(statement(id, "4711", "completed"));
    String voiding =
        statement(UUID.randomUUID().toString(), "teacher", "voided")
            .replaceFirst(
                "\"object\":\\{[^}]*}",
                "\"object\":{\"objectType\":\"StatementRef\",\"id\":\"" + id + "\"}");
    assertThat(statements(voiding).statusCode()).isEqualTo(200);
    assertThat(ingest.events())
        .anyMatch(e -> "a1".equals(e.learner()) && e.fact().equals(new Fact.Voided(id)));
  }

  /** The target may be here, or come after the voiding; it may be an event of any door. */
  @ParameterizedTest
  @CsvSource({
    "own, true, 200, 404",
    "own, false, 200, 404",
    "another, true, 403, 200",
    "another, false, 200, 200"
  })
  void aSourceVoidsItsOwnStatementsAlone(
      String who, boolean targetFirst, int reply, int targetThen) {
    Posting sender = who.equals("own") ? lms : other;
    String id = UUID.randomUUID().toString();
    String target = statement(id, "4711", "completed");
    String voiding =
        statement(UUID.randomUUID().toString(), "4711", "voided")
            .replaceFirst(
                "\"object\":\\{[^}]*}",
                "\"object\":{\"objectType\":\"StatementRef\",\"id\":\"" + id + "\"}");
    if (targetFirst) {
      assertThat(statements(target).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> voided = sender.post("/xapi/statements", "application/json", voiding);
    assertThat(voided.statusCode()).isEqualTo(reply);
    if (reply == 403) {
      assertThat(voided.body()).contains("\"forbidden\"", "another source");
    }
    if (!targetFirst) {
      assertThat(statements(target).statusCode()).isEqualTo(200);
    }
    assertThat(lms.get("/xapi/statements?statementId=" + id).statusCode()).isEqualTo(targetThen);
  }

  @Test
  void noOtherSourceVoidsACloudEvent() {
    lms.post("/v1/events", EVENTS, cloudEvent("keep"));
    String voiding =
        cloudEvent("void-keep")
            .replace("dev.crossover.active.v1", "dev.crossover.voided.v1")
            .replace("\"learner\":\"a1\"", "\"learner\":\"a1\",\"event\":\"urn:wiki#keep\"");
    assertThat(other.post("/v1/events", EVENTS, voiding).statusCode()).isEqualTo(403);
    assertThat(records("learner-log")).noneMatch(r -> holds(r, "void-keep"));
    assertThat(lms.post("/v1/events", EVENTS, voiding).statusCode()).isEqualTo(200);
  }

  @Test
  void cloudEventsComeInThreeModes() {
    String structured = cloudEvent("s1");
    assertThat(lms.post("/v1/events", EVENTS, structured).body()).contains("\"accepted\":1");
    String batch = "[" + cloudEvent("b1") + "," + cloudEvent("b2") + "," + structured + "]";
    assertThat(lms.post("/v1/events", "application/cloudevents-batch+json", batch).body())
        .contains("\"accepted\":2")
        .contains("\"duplicates\":1");
    HttpRequest.Builder binary =
        lms.request("/v1/events", "application/json")
            .header("ce-specversion", "1.0")
            .header("ce-type", "dev.crossover.active.v1")
            .header("ce-source", "urn:ci")
            .header("ce-id", "bin1")
            .header("ce-time", "2026-03-04T10:00:00Z")
            .POST(HttpRequest.BodyPublishers.ofString("{\"learner\":\"a1\"}"));
    assertThat(lms.send(binary).body()).contains("\"accepted\":1");
    HttpResponse<String> none = lms.post("/v1/events", "application/json", structured);
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("Content-Type");
  }

  @Test
  void aTooLargeBodyIsTold413AndTheLimit() {
    HttpResponse<String> reply = statements("[\"" + "x".repeat(70_000) + "\"]");
    assertThat(reply.statusCode()).isEqualTo(413);
    assertThat(reply.body()).contains("65536");
    assertThat(records("rejected-events")).anyMatch(r -> holds(r, "TOO_LARGE"));
  }

  @Test
  void everyXapiReplyCarriesTheVersionAndEveryRequestMust() {
    HttpRequest.Builder without =
        HttpRequest.newBuilder(lms.request("/xapi/statements", "application/json").build().uri())
            .POST(HttpRequest.BodyPublishers.ofString("[]"));
    HttpResponse<String> reply = lms.send(without);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("1.0.x or 2.0.x");
    // Requests without a version are of 0.9, as both conformance suites want to be told.
    assertThat(header(reply, "X-Experience-API-Version")).isEqualTo("0.9");
    HttpRequest.Builder unknown = lms.request("/xapi/statements", "application/json").GET();
    assertThat(
            header(
                lms.send(unknown.setHeader("X-Experience-API-Version", "3.0")),
                "X-Experience-API-Version"))
        .isEqualTo("1.0.3");
    HttpRequest.Builder about =
        HttpRequest.newBuilder(lms.request("/xapi/about", "application/json").build().uri()).GET();
    assertThat(lms.send(about).body()).contains("1.0.3");
  }

  @Test
  void aWrongTokenIsTurnedAwayAndARevokedOneToo() {
    Posting stranger = new Posting(ingest.port(), "nobody", "nothing");
    assertThat(stranger.post("/v1/events", EVENTS, cloudEvent("x")).statusCode()).isEqualTo(401);
    assertThat(lms.get("/v1/sources").statusCode()).isEqualTo(401);
    Posting shortLived = ingest.sender("short-lived");
    assertThat(shortLived.post("/v1/events", EVENTS, cloudEvent("t1")).statusCode()).isEqualTo(200);
    HttpRequest.Builder revoke =
        admin.request("/v1/sources/short-lived", "application/json").DELETE();
    HttpRequest.Builder unseen = revoke.copy().setHeader("If-Match", "\"2\"");
    assertThat(admin.send(unseen).statusCode()).as("another version stands").isEqualTo(412);
    HttpRequest.Builder seen = revoke.copy().setHeader("If-Match", "\"1\"");
    assertThat(admin.send(seen).statusCode()).isEqualTo(204);
    assertThat(admin.send(revoke).statusCode()).isEqualTo(404);
    assertThat(shortLived.post("/v1/events", EVENTS, cloudEvent("t2")).statusCode()).isEqualTo(401);
    assertThat(admin.get("/v1/sources").body()).doesNotContain("secret");
  }

  /** Spring decodes a path before it matches; the doorkeeper must look at the same. */
  @Test
  void anEncodedPathIsNoWayRoundTheToken() {
    Posting stranger = new Posting(ingest.port(), "x", "y");
    for (String path : List.of("/%76%31/sources", "/v1;a=b/sources", "/%78api/statements")) {
      assertThat(stranger.post(path + "?name=evil", "text/plain", "[]").statusCode())
          .as(path)
          .isIn(400, 401);
    }
    assertThat(admin.get("/v1/sources").body()).doesNotContain("evil");
  }

  /** What the rules let through and the reader cannot digest is the sender's error, never a 500. */
  @Test
  void whatCannotBeReadIsRefused() {
    String event = cloudEvent("odd");
    for (String odd :
        List.of(
            event.replace(
                "\"learner\":\"a1\"", "\"learner\":\"a1\",\"spent\":\"PT0.30000000000000004S\""),
            event.replace(
                "\"learner\":\"a1\"", "\"learner\":\"a1\",\"spent\":\"P99999999999999999999W\""),
            event.replace("\"learner\":\"a1\"", "\"learner\":\"a1\",\"spent\":\"P100000000D\""),
            event.replace("\"learner\":\"a1\"", "\"account\":{\"issuer\":\" \",\"name\":\"x\"}"),
            event.replace("2026-03-04T10:00:00Z", "9999-03-04T10:00:00Z"),
            event.replace("urn:wiki", "urn:" + "x".repeat(3_000)),
            "null",
            "7")) {
      assertThat(lms.post("/v1/events", EVENTS, odd).statusCode()).as(odd).isEqualTo(400);
    }
    String scored =
        statement(UUID.randomUUID().toString(), "4711", "scored")
            .replace(
                "\"timestamp\"",
                "\"result\":{\"score\":{\"scaled\":1" + "0".repeat(320) + "}},\"timestamp\"");
    assertThat(statements(scored).statusCode()).isEqualTo(400);
    String deep = "[".repeat(1_200) + "]".repeat(1_200);
    assertThat(statements(deep).statusCode()).isEqualTo(400);
  }

  /** What an extension of a CloudEvent holds is kept for whoever reads the originals. */
  @Test
  void theNumbersOfACloudEventAreKeptAsTheyCame() {
    String event =
        cloudEvent("numbers").replace("\"id\"", "\"weight\":0.1000000000000000055,\"id\"");
    assertThat(lms.post("/v1/events", EVENTS, event).statusCode()).isEqualTo(200);
    assertThat(records("received-events")).anyMatch(r -> holds(r, "0.1000000000000000055"));
    HttpResponse<String> endless =
        lms.post("/v1/events", EVENTS, event.replace("0.1000000000000000055", "1e999999"));
    assertThat(endless.statusCode()).isEqualTo(400);
    assertThat(endless.body()).contains("\"field\":\"weight\"");
  }

  @Test
  void aRosterWithAnErrorImportsNothing() {
    HttpResponse<String> reply =
        admin.post(
            "/v1/roster",
            "text/csv",
            "learner,name,team,cohort,start,accounts\n"
                + "b1,Bo,red,spring,2026-03-02,\n"
                + "b2,Cy,red,spring,soon,\n"
                + "b3,Di,red,spring,2026-03-02,https://lms.example|4711\n");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("\"row\":3").contains("start");
    assertThat(records("people")).noneMatch(r -> r.key().startsWith("b"));
    assertThat(records("learner-log")).noneMatch(r -> r.key().startsWith("b"));
  }

  /** The one who gains the account may stand before the one who loses it. */
  @Test
  void anAccountMovesFromOneLearnerToAnother() {
    String header = "learner,name,team,cohort,start,accounts\n";
    String moving = "https://moving.example|1";
    roster(header + "m1,M,red,spring,2026-03-02," + moving + "\n");
    roster(
        header
            + "m2,N,red,spring,2026-03-02,"
            + moving
            + "\nm1,M,red,spring,2026-03-02,https://moving.example|2\n");
    String key = AccountOwner.key(Account.parse(moving));
    assertThat(records("records").stream().filter(r -> r.key().equals(key)).toList().getLast())
        .satisfies(r ->
            assertThat(r.value())
                .isEqualTo(
                    "{\"version\":2,\"by\":\"admin\",\"content\":{\"kind\":\"account\",\"learner\":\"m2\"}}"));
  }

  /** Whichever part of the service wrote it. */
  @Test
  void whatIsDurableSaysTheVersionOfItsForm() {
    statements(statement(UUID.randomUUID().toString(), "4711", "completed"));
    statements("{");
    for (Topic topic : Topics.ALL) {
      if (topic.isDurable()) {
        assertThat(records(topic.name()))
            .as(topic.name())
            .allSatisfy(r ->
                assertThat(r.headers().lastHeader("v").value())
                    .asString()
                    .isEqualTo(String.valueOf(topic.form())));
      }
    }
    assertThat(List.of("learner-log", "received-events", "statements", "records", "plans"))
        .allSatisfy(topic -> assertThat(records(topic)).isNotEmpty());
  }

  private static void roster(String csv) {
    HttpResponse<String> reply = admin.post("/v1/roster", "text/csv", csv);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
  }

  @Test
  void countsAddUp() {
    statements(statement(UUID.randomUUID().toString(), "4711", "completed"));
    statements("{");
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

  private static HttpResponse<String> statements(String body) {
    return lms.post("/xapi/statements", "application/json", body);
  }

  private static String statement(String id, String account, String verb) {
    return """
    {"id":"%s","actor":{"account":{"homePage":"https://lms.example","name":"%s"}},\
    "verb":{"id":"http://adlnet.gov/expapi/verbs/%s"},"object":{"id":"https://lms.example/q/1"},\
    "timestamp":"2026-03-04T10:15:30Z"}\
    """
        .formatted(id, account, verb);
  }

  private static String cloudEvent(String id) {
    return """
    {"specversion":"1.0","type":"dev.crossover.active.v1","source":"urn:wiki","id":"%s",\
    "time":"2026-03-04T10:00:00Z","data":{"learner":"a1"}}\
    """
        .formatted(id);
  }

  private static String header(HttpResponse<String> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  private static boolean holds(ConsumerRecord<String, String> record, String text) {
    return record.value() != null && record.value().contains(text);
  }

  private static List<ConsumerRecord<String, String>> records(String topic) {
    return ingest.records(topic);
  }
}
