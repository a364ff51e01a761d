package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.learner.Account;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.wiring.Json;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The import of a roster: all of its rows or none, in one transaction. */
@SharedIngest
class ITRoster {

  private final Ingest ingest;
  private final Posting admin;

  ITRoster(RunningIngest running) {
    ingest = running.ingest();
    admin = running.admin();
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
    assertThat(ingest.records("people")).noneMatch(r -> r.key().startsWith("b"));
    assertThat(ingest.records("learner-log")).noneMatch(r -> r.key().startsWith("b"));
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
    assertThat(
            ingest.records("records").stream().filter(r -> r.key().equals(key)).toList().getLast())
        .satisfies(r ->
            assertThat(r.value())
                .isEqualTo(
                    "{\"version\":2,\"by\":\"key admin\",\"content\":{\"kind\":\"account\",\"learner\":\"m2\"}}"));
  }

  @Test
  void rowsWhosePlanIsWrittenForOthersAreTakenWithAWarning() {
    HttpResponse<String> reply =
        roster(
            "learner,name,team,cohort,start,background\n"
                + "w1,W,red,spring,2026-03-02,ml-engineer\n"
                + "w2,X,red,spring,2026-03-02,software-engineer\n"
                + "w3,Y,red,spring,2026-03-02,software-engineer\n");
    ObjectNode answer = (ObjectNode) Json.MAPPER.readTree(reply.body());
    assertThat(answer.remove("changes").size()).isEqualTo(3);
    assertThat(answer)
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"learners": 3, "accounts": 0, "added": 3, "changed": 0, "warnings": [
                  {"row": 3, "column": "plan", "message": "rows 3, 4: a software engineer takes about\
                 24 weeks for ml-to-genai; genai-roadmap (about 60 weeks) is written for software engineers"}]}
                """));
    assertThat(ingest.records("people")).filteredOn(r -> r.key().startsWith("w")).hasSize(3);
  }

  /** What it would change is what it then changes: the same lines that go to the log of changes. */
  @Test
  void aDryRunSaysWhatItWouldChangeAndChangesNothing() {
    String header = "learner,name,team,cohort,start,hours\n";
    roster(header + "d1,Dee,red,spring,2026-03-02,8\nd2,Eve,red,spring,2026-03-02,8\n");
    int written = ingest.records("people").size();
    String next =
        header
            + "d1,Dee,red,spring,2026-03-02,8\n"
            + "d2,Eve,blue,spring,2026-03-02,9\n"
            + "d3,Fay,blue,spring,2026-03-02,8\n";
    HttpResponse<String> tried = admin.post("/v1/roster?dry-run=true", "text/csv", next);
    JsonNode said = Json.MAPPER.readTree(tried.body());
    assertThat(said.get("added").asInt()).isEqualTo(1);
    assertThat(said.get("changed").asInt()).isEqualTo(1);
    JsonNode moved = said.get("changes").get(0);
    assertThat(moved.get("id").asString()).isEqualTo("d2");
    assertThat(moved.get("from").toString()).isEqualTo("{\"hoursPerWeek\":8.0,\"team\":\"red\"}");
    assertThat(moved.get("to").toString()).isEqualTo("{\"hoursPerWeek\":9.0,\"team\":\"blue\"}");
    assertThat(ingest.records("people")).hasSize(written);
    JsonNode done = Json.MAPPER.readTree(roster(next).body());
    assertThat(done.get("changes").get(0).get("to")).isEqualTo(moved.get("to"));
    assertThat(ingest.records("people")).hasSize(written + 2);
  }

  private HttpResponse<String> roster(String csv) {
    HttpResponse<String> reply = admin.post("/v1/roster", "text/csv", csv);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return reply;
  }
}
