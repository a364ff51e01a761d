package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.cloudEvent;
import static dev.crossover.ingest.Records.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** CloudEvents as a tool posts them. */
@SharedIngest
class ITCloudEvents {

  private final Ingest ingest;
  private final Posting lms;

  ITCloudEvents(RunningIngest running) {
    ingest = running.ingest();
    lms = running.lms();
  }

  @Test
  void cloudEventsComeInThreeModes() {
    String structured = cloudEvent("s1");
    assertThat(lms.postEvent(structured).body()).contains("\"accepted\":1");
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

  /** Else a misspelt item would be taken, and the project never be accepted. */
  @Test
  void aReviewIsRefusedThatNamesWhatNoPlanHas() {
    HttpResponse<String> refused = lms.postEvent(review("reviewed-1", "trade-offs"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("\"field\":\"data.evidence.1\"")
        .contains("no published plan has the checklist item trade-offs");
    assertThat(lms.postEvent(review("reviewed-1", "trade_offs")).body()).contains("\"accepted\":1");
  }

  private static String review(String id, String item) {
    return """
    {"specversion":"1.0", "type":"dev.crossover.reviewed.v1", "source":"urn:review", "id":"%s",
     "time":"2026-03-04T10:00:00Z", "data":{"learner":"a1", "activity":"urn:x:project",
     "accepted":true, "evidence":["results","%s"]}}
    """
        .formatted(id, item);
  }

  /** What an extension of a CloudEvent holds is kept for whoever reads the originals. */
  @Test
  void theNumbersOfACloudEventAreKeptAsTheyCame() {
    String event =
        cloudEvent("numbers").replace("\"id\"", "\"weight\":0.1000000000000000055,\"id\"");
    assertThat(lms.postEvent(event).statusCode()).isEqualTo(200);
    assertThat(ingest.records("requests")).anyMatch(r -> holds(r, "0.1000000000000000055"));
    HttpResponse<String> endless =
        lms.postEvent(event.replace("0.1000000000000000055", "1e999999"));
    assertThat(endless.statusCode()).isEqualTo(400);
    assertThat(endless.body()).contains("\"field\":\"weight\"");
  }
}
