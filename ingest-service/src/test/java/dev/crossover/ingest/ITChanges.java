package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crossover.wiring.Json;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who changed what is read as lines, in their order. */
@SharedIngest
class ITChanges {

  private final Ingest ingest;
  private final Posting admin;

  ITChanges(RunningIngest running) {
    ingest = running.ingest();
    admin = running.admin();
  }

  @Test
  void eachChangeIsALine() {
    Instant before = Instant.now();
    Posting hr = ingest.sender("changing-hr", "roster");
    roster(hr, "red");
    roster(hr, "blue");
    roster(hr, "blue");
    admin.send(admin.request("/v1/keys/changing-hr", "text/plain").DELETE());
    assertThat(lines("?since=" + before))
        .extracting(
            line -> line.get("by").asString() + " " + line.get("what").asString(),
            line -> line.path("from").path("team").asString("none"),
            line -> line.path("to").path("team").asString("none"))
        .containsExactly(
            tuple("key admin key", "none", "none"),
            tuple("key changing-hr roster", "none", "red"),
            tuple("key changing-hr roster", "red", "blue"),
            tuple("key admin key", "none", "none"));
    assertThat(lines("")).as("the plans that ship are there, too").hasSizeGreaterThan(4);
    assertThat(lines("?since=" + Instant.now())).isEmpty();
    assertThat(admin.get("/v1/changes?since=yesterday").statusCode()).isEqualTo(400);
  }

  /** Who stops one thing by a link keeps the rest; what changes nothing is no line. */
  @Test
  void howSomebodyWantsToBeToldIsALine() {
    Instant before = Instant.now();
    assertThat(choose("single=ALL&zone=Europe%2FBerlin")).isEqualTo(204);
    assertThat(choose("digest=false")).isEqualTo(204);
    assertThat(choose("digest=false")).isEqualTo(204);
    assertThat(choose("zone=Nowhere")).isEqualTo(400);
    assertThat(choose("single=SOME")).isEqualTo(400);
    assertThat(lines("?since=" + before))
        .allMatch(line -> line.get("what").asString().equals("notices"))
        .noneMatch(line -> line.toString().contains("told@changing.example"))
        .extracting(line -> line.get("to").has("zone"), line -> line.get("to").has("digest"))
        .containsExactly(tuple(true, false), tuple(false, true));
  }

  private int choose(String fields) {
    HttpRequest.Builder request =
        admin
            .request("/v1/users/notices", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("mail=told%40changing.example&" + fields));
    return admin.send(request).statusCode();
  }

  private static void roster(Posting hr, String team) {
    String csv =
        "learner,name,mail,team,cohort,plan,start,hours,background,manager\n"
            + "ch-1,Chan Ging,,"
            + team
            + ",changing,ml-to-genai,2026-11-02,10,ml_engineer,";
    // Whose word counts is the dashboard's key alone.
    HttpRequest.Builder request =
        hr.request("/v1/roster", "text/csv")
            .header("Crossover-Acting", "somebody@else.example")
            .POST(HttpRequest.BodyPublishers.ofString(csv));
    assertThat(hr.send(request).statusCode()).isEqualTo(200);
  }

  private List<JsonNode> lines(String query) {
    return admin.get("/v1/changes" + query).body().lines().map(Json.MAPPER::readTree).toList();
  }
}
