package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.wiring.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Claiming accounts and mapping activities as the administrator does it, on a real broker. */
class ITClaims {

  private static final String CSV = "text/csv";
  private static final String JSON = "application/json";
  private static final String ROSTER = "learner,name,mail,team,cohort,start,accounts\n";

  @TempDir private static Path state;
  private static Ingest ingest;
  private static Posting admin;
  private static Posting lms;

  @BeforeAll
  static void start() {
    ingest = new Ingest(state);
    admin = ingest.admin();
    lms = ingest.sender("wiki");
    assertThat(
            json(admin.post(
                    "/v1/roster",
                    CSV,
                    ROSTER
                        + "a1,Ada,ada@x.example,red,spring,2026-03-02,https://lms.example|1\n"
                        + "b1,Bo,,red,spring,2026-03-02,https://lms.example|2\n"))
                .get("learners")
                .asInt())
        .isEqualTo(2);
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @Test
  void aClaimedAccountIsTheLearnersFromThenOn() {
    String account = "https://wiki.example|ada";
    String key = AccountOwner.key(Account.parse(account));
    event("before", "ada");
    assertThat(records("unmatched-events"))
        .anyMatch(r -> r.key().equals(key) && r.value().contains("urn:wiki#before"));
    String rows = "account,learner,events\n" + account + ",a1,1\nhttps://wiki.example|x,,9\n";
    int before = records("records").size();
    JsonNode tried = json(admin.post("/v1/accounts?dry-run=true", CSV, rows));
    assertThat(records("records")).as("a try claims nothing").hasSize(before);
    JsonNode done = json(admin.post("/v1/accounts", CSV, rows));
    assertThat(tried).isEqualTo(done);
    assertThat(done.get("accounts").asInt()).isEqualTo(1);
    assertThat(last("records", key))
        .isEqualTo(
            "{\"version\":1,\"by\":\"key admin\",\"content\":{\"kind\":\"account\",\"learner\":\"a1\"}}");
    assertThat(last("people", "a1"))
        .contains("\"name\":\"1\"", "\"issuer\":\"https://wiki.example\",\"name\":\"ada\"");
    event("after", "ada");
    assertThat(ingest.events())
        .anyMatch(e -> "a1".equals(e.learner()) && e.id().equals("urn:wiki#after"));
  }

  /** A staff export without accounts comes each week; one with the column decides anew. */
  @Test
  void aClaimSurvivesARosterThatSaysNothingOfAccounts() {
    String account = "https://wiki.example|bo";
    String key = AccountOwner.key(Account.parse(account));
    String claim = "{\"account\":\"" + account + "\",\"learner\":\"b1\"}";
    assertThat(json(admin.post("/v1/accounts", JSON, claim)).get("learners").asInt()).isEqualTo(1);
    int written = records("people").size();
    assertThat(json(admin.post("/v1/accounts", JSON, claim)).get("accounts").asInt()).isZero();
    assertThat(records("people")).as("a claim again changes nothing").hasSize(written);
    admin.post("/v1/roster", CSV, "learner,name,team,cohort,start\nb1,Bo,red,spring,2026-03-02\n");
    assertThat(last("records", key)).contains("\"learner\":\"b1\"");
    admin.post("/v1/roster", CSV, ROSTER + "b1,Bo,,red,spring,2026-03-02,\n");
    assertThat(last("records", key)).isNull();
  }

  /** A staff export that says the same each week must not lengthen the log. */
  @Test
  void aRosterPublishesOnlyWhatItChanges() {
    String header = "learner,name,mail,team,cohort,start,hours,accounts,leave\n";
    String row =
        "w1,Wu,Wu@x.example,blue,spring,2026-03-02,7.3,https://staff.example|1,2026-07-01/2026-07-14\n";
    HttpResponse<String> first = admin.post("/v1/roster", CSV, header + row);
    List<Map<TopicPartition, Long>> ends = rosterEnds();
    HttpResponse<String> again = admin.post("/v1/roster", CSV, header + row);
    assertThat(first.body()).contains("\"learners\":1,\"accounts\":3,\"added\":1");
    assertThat(again.body()).contains("\"accounts\":3,\"added\":0,\"changed\":0,\"changes\":[]");
    assertThat(rosterEnds()).isEqualTo(ends);

    String renamed = row.replace(",Wu,", ",Wu Li,");
    assertThat(admin.post("/v1/roster", CSV, header + renamed).body()).contains("\"changed\":1");
    assertThat(last("people", "w1")).contains("\"name\":\"Wu Li\"");
    assertThat(teams("w1")).as("a name is no news to the log").containsExactly("blue");
    admin.post("/v1/roster", CSV, header + renamed.replace("blue", "red"));
    assertThat(teams("w1")).containsExactly("blue", "red");
  }

  private static List<Map<TopicPartition, Long>> rosterEnds() {
    return Stream.of(Topics.LEARNER_LOG, Topics.PEOPLE, Topics.RECORDS).map(ingest::ends).toList();
  }

  /** Teams of a learner's enrolments on the log. */
  private static List<String> teams(String learner) {
    List<String> teams = new ArrayList<>();
    for (ConsumerRecord<String, String> record : records("learner-log")) {
      if (record.key().equals(learner)
          && Records.entry(record) instanceof LogEntry.Enrolled(Enrolment enrolment)) {
        teams.add(enrolment.team());
      }
    }
    return teams;
  }

  @Test
  void oneBadRowClaimsNothing() {
    HttpResponse<String> reply =
        admin.post(
            "/v1/accounts",
            CSV,
            "account,learner\nhttps://wiki.example|c,a1\nhttps://lms.example|1,b1\nnobody,z9\n");
    assertThat(reply.statusCode()).isEqualTo(400);
    JsonNode errors = json(reply).get("errors");
    assertThat(errors.size()).isEqualTo(3);
    assertThat(errors.get(0).get("row").asInt()).isEqualTo(3);
    assertThat(errors.get(0).get("column").asString()).isEqualTo("account");
    assertThat(errors.get(0).get("message").asString()).contains("belongs to learner a1");
    String key = AccountOwner.key(new Account("https://wiki.example", "c"));
    assertThat(records("records")).noneMatch(r -> r.key().equals(key));
    assertThat(lms.post("/v1/accounts", CSV, "account,learner\n").statusCode())
        .as("not its scope")
        .isEqualTo(403);
  }

  @Test
  void mappingPublishesTheNextVersion() {
    String path = "/v1/plans/ml-to-genai/activities";
    int version = json(admin.get("/v1/plans/ml-to-genai")).get("version").asInt();
    HttpResponse<String> wrong =
        admin.post(path, CSV, "activity,unit\nurn:course:1,tool-calling\nurn:course:2,cooking\n");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("\"row\":3", "\"column\":\"unit\"", "nothing was taken");
    assertThat(json(admin.get("/v1/plans/ml-to-genai")).get("version").asInt()).isEqualTo(version);

    String good = "activity,events,unit\nurn:course:1,5,tool-calling\nurn:course:2,4,\n";
    JsonNode tried = json(admin.post(path + "?dry-run=true", CSV, good));
    assertThat(json(admin.get("/v1/plans/ml-to-genai")).get("version").asInt()).isEqualTo(version);
    JsonNode done = json(admin.post(path, CSV, good));
    assertThat(tried).isEqualTo(done);
    assertThat(done.get("version").asInt()).isEqualTo(version + 1);
    assertThat(done.get("activities").asInt()).isEqualTo(1);
    assertThat(last("plans", "ml-to-genai"))
        .contains("\"version\":" + (version + 1), "\"urn:course:1\"")
        .doesNotContain("urn:course:2");
    assertThat(admin.get("/v1/plans/ml-to-genai.yaml").body()).contains("urn:course:1");

    JsonNode again = json(admin.post(path, CSV, good));
    assertThat(again.get("version").asInt()).isEqualTo(version + 1);
    assertThat(again.get("activities").asInt()).isZero();
    String one = "{\"activity\":\"urn:course:2\",\"unit\":\"chat-roles\"}";
    assertThat(json(admin.post(path, JSON, one)).get("version").asInt()).isEqualTo(version + 2);
    assertThat(admin.post("/v1/plans/none/activities", JSON, one).statusCode()).isEqualTo(404);
  }

  private static void event(String id, String name) {
    HttpResponse<String> reply =
        lms.post(
            "/v1/events",
            "application/cloudevents+json",
            """
            {"specversion":"1.0","type":"dev.crossover.active.v1","source":"urn:wiki","id":"%s",\
            "time":"2026-03-04T10:00:00Z","data":{"account":{"issuer":"https://wiki.example",\
            "name":"%s"}}}\
            """
                .formatted(id, name));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
  }

  private static JsonNode json(HttpResponse<String> reply) {
    return Json.MAPPER.readTree(reply.body());
  }

  /** The newest value of a key; null if it is a tombstone. */
  private static String last(String topic, String key) {
    return records(topic).stream().filter(r -> r.key().equals(key)).toList().getLast().value();
  }

  private static List<ConsumerRecord<String, String>> records(String topic) {
    return ingest.records(topic);
  }
}
