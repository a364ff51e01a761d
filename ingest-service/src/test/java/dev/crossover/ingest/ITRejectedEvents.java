package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.cloudEvent;
import static dev.crossover.ingest.Bodies.statement;
import static dev.crossover.ingest.Posting.header;
import static dev.crossover.ingest.Records.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A refused request: the reply says why, and {@code rejected-events} keeps it. */
@SharedIngest
class ITRejectedEvents {

  private final Ingest ingest;
  private final Posting lms;

  ITRejectedEvents(RunningIngest running) {
    ingest = running.ingest();
    lms = running.lms();
  }

  @Test
  void oneBadStatementRefusesTheBatchNamesTheFieldAndIsKept() {
    String good = statement(UUID.randomUUID().toString(), "4711", "completed");
    String bad = good.replace("http://adlnet.gov/expapi/verbs/", "");
    HttpResponse<String> reply = lms.postStatements("[" + good + "," + bad + "]");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("statements[1].verb.id");
    assertThat(header(lms.postStatements(good), "X-Crossover-Accepted")).isEqualTo("1");
    assertThat(ingest.records("rejected-events")).anyMatch(r -> holds(r, "statements[1].verb.id"));
  }

  @Test
  void aTooLargeBodyIsTold413AndTheLimit() {
    HttpResponse<String> reply = lms.postStatements("[\"" + "x".repeat(70_000) + "\"]");
    assertThat(reply.statusCode()).isEqualTo(413);
    assertThat(reply.body()).contains("65536");
    assertThat(ingest.records("rejected-events")).anyMatch(r -> holds(r, "TOO_LARGE"));
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
      assertThat(lms.postEvent(odd).statusCode()).as(odd).isEqualTo(400);
    }
    String scored =
        statement(UUID.randomUUID().toString(), "4711", "scored")
            .replace(
                "\"timestamp\"",
                "\"result\":{\"score\":{\"scaled\":1" + "0".repeat(320) + "}},\"timestamp\"");
    assertThat(lms.postStatements(scored).statusCode()).isEqualTo(400);
    String deep = "[".repeat(1_200) + "]".repeat(1_200);
    assertThat(lms.postStatements(deep).statusCode()).isEqualTo(400);
  }
}
