package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.statement;
import static dev.crossover.ingest.Posting.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.wiring.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** xAPI statements as an LMS posts them: each becomes one event, however often it comes. */
@SharedIngest
class ITStatements {

  private final Ingest ingest;
  private final Posting lms;

  ITStatements(RunningIngest running) {
    ingest = running.ingest();
    lms = running.lms();
  }

  @Test
  void aStatementBecomesAnEventOfItsLearner() {
    String id = UUID.randomUUID().toString();
    HttpResponse<String> reply = lms.postStatements(statement(id, "4711", "completed"));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("[\"" + id + "\"]");
    assertThat(ingest.events()).anyMatch(e -> "a1".equals(e.learner()) && e.id().contains(id));
    JsonNode kept = Json.MAPPER.readTree(lms.get("/xapi/statements?statementId=" + id).body());
    assertThat(kept.get("id").asString()).isEqualTo(id);
    assertThat(kept.get("authority").get("account").get("name").asString()).isEqualTo("lms");
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
  void theSameEventTwiceIsTakenOnce() {
    String statement = statement(UUID.randomUUID().toString(), "4711", "completed");
    assertThat(header(lms.postStatements(statement), "X-Crossover-Accepted")).isEqualTo("1");
    HttpResponse<String> again = lms.postStatements(statement);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(header(again, "X-Crossover-Accepted")).isEqualTo("0");
    assertThat(header(again, "X-Crossover-Duplicate")).isEqualTo("1");
  }

  /** A retry storm: the copies arrive before the first has been acknowledged. */
  @Test
  void copiesThatArriveAtOnceAreOneEvent() {
    String statement = statement(UUID.randomUUID().toString(), "4711", "completed");
    List<CompletableFuture<HttpResponse<String>>> copies = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      copies.add(CompletableFuture.supplyAsync(() -> lms.postStatements(statement)));
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
    lms.postStatements(statement(id, "4711", "completed"));
    assertThat(lms.postStatements(statement(id, "4711", "failed")).statusCode()).isEqualTo(409);
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
}
