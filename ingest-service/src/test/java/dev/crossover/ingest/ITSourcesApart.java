package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.cloudEvent;
import static dev.crossover.ingest.Bodies.statement;
import static dev.crossover.ingest.Posting.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a key may do with what its own source has, and with what another one has: the README. */
@SharedIngest
class ITSourcesApart {

  private static final String JSON = "application/json";
  private static final String STATE =
      "/xapi/activities/state?activityId="
          + encoded("https://lms.example/apart")
          + "&agent="
          + encoded("{\"mbox\":\"mailto:ada@x.example\"}")
          + "&stateId=bookmark";

  private final Ingest ingest;
  private final Posting own;
  private final Posting other;
  private String id = "";

  ITSourcesApart(RunningIngest running) {
    ingest = running.ingest();
    own = running.lms();
    other = running.other();
  }

  @BeforeEach
  void aStatementOfItsOwn() {
    id = UUID.randomUUID().toString();
    assertThat(own.postStatements(statement(id, "4711", "completed")).statusCode()).isEqualTo(200);
  }

  /** Neither a repeat nor a conflict tells that the id is used elsewhere. */
  @Test
  void anIdOfAnotherIsFree() {
    String differs = statement(id, "4711", "passed");
    assertThat(header(other.postStatements(differs), "X-Crossover-Accepted")).isEqualTo("1");
    assertThat(header(other.postStatements(differs), "X-Crossover-Duplicate")).isEqualTo("1");
    assertThat(own.postStatements(differs).statusCode()).isEqualTo(409);
    assertThat(own.get("/xapi/statements?statementId=" + id).body()).contains("completed");
    assertThat(other.get("/xapi/statements?statementId=" + id).body()).contains("passed");
    String event = cloudEvent("apart-" + id);
    assertThat(own.postEvent(event).body()).contains("\"accepted\":1");
    assertThat(other.postEvent(event).body()).contains("\"accepted\":1");
  }

  @Test
  void whatAnotherPostedIsAsIfItWereNotThere() {
    assertThat(own.get("/xapi/statements?statementId=" + id).statusCode()).isEqualTo(200);
    assertThat(other.get("/xapi/statements?statementId=" + id).statusCode()).isEqualTo(404);
    assertThat(other.get("/xapi/statements?limit=500").body()).doesNotContain(id);
  }

  @Test
  void whoReadsAllReadsEach() {
    Posting all = ingest.sender("bi-" + id.substring(0, 8), "read-all");
    String theirs = UUID.randomUUID().toString();
    other.postStatements(statement(theirs, "4711", "completed"));
    HttpResponse<String> page = all.get("/xapi/statements?limit=2");
    assertThat(page.body()).contains(id, theirs, "\"name\":\"lms\"", "\"name\":\"other\"");
    assertThat(page.body().indexOf(theirs)).as("newest first").isLessThan(page.body().indexOf(id));
    assertThat(all.get("/xapi/statements?statementId=" + theirs).statusCode()).isEqualTo(200);
    assertThat(all.postStatements(statement(id, "4711", "completed")).statusCode()).isEqualTo(403);
  }

  @Test
  void definitionsAreASourcesOwn() {
    String activity = "https://lms.example/apart/" + id;
    own.postStatements(named(activity, "Own name"));
    other.postStatements(named(activity, "Other name"));
    String path = "/xapi/activities?activityId=" + encoded(activity);
    assertThat(own.get(path).body()).contains("Own name").doesNotContain("Other name");
    assertThat(other.get(path).body()).contains("Other name").doesNotContain("Own name");
  }

  @Test
  void peopleOfAnotherAreNotNamed() {
    String account = "{\"account\":{\"homePage\":\"https://lms.example\",\"name\":\"4711\"}}";
    String path = "/xapi/agents?agent=" + encoded(account);
    own.postStatements(
        statement(UUID.randomUUID().toString(), "4711", "completed")
            .replaceFirst("\"account\"", "\"name\":\"Ada L.\",\"account\""));
    assertThat(own.get(path).body()).contains("Ada L.");
    assertThat(other.get(path).body()).doesNotContain("Ada");
  }

  @Test
  void documentsAreASourcesOwn() {
    assertThat(own.put(STATE, JSON, "{\"page\":1}").statusCode()).isEqualTo(204);
    assertThat(other.get(STATE).statusCode()).isEqualTo(404);
    assertThat(other.put(STATE, JSON, "{\"page\":2}").statusCode()).isEqualTo(204);
    assertThat(other.delete(STATE).statusCode()).isEqualTo(204);
    assertThat(own.get(STATE).body()).isEqualTo("{\"page\":1}");
  }

  private static String named(String activity, String name) {
    return statement(UUID.randomUUID().toString(), "4711", "completed")
        .replaceFirst(
            "\"object\":\\{[^}]*}",
            "\"object\":{\"id\":\"%s\",\"definition\":{\"name\":{\"en\":\"%s\"}}}"
                .formatted(activity, name));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
