package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.cloudEvent;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request needs a valid token, however its path is spelled. */
@SharedIngest
class ITTokens {

  private final Ingest ingest;
  private final Posting admin;
  private final Posting lms;

  ITTokens(RunningIngest running) {
    ingest = running.ingest();
    admin = running.admin();
    lms = running.lms();
  }

  @Test
  void aWrongTokenIsTurnedAwayAndARevokedOneToo() {
    Posting stranger = new Posting(ingest.port(), "nobody", "nothing");
    assertThat(stranger.postEvent(cloudEvent("x")).statusCode()).isEqualTo(401);
    assertThat(lms.get("/v1/sources").statusCode()).isEqualTo(401);
    Posting shortLived = ingest.sender("short-lived");
    assertThat(shortLived.postEvent(cloudEvent("t1")).statusCode()).isEqualTo(200);
    HttpRequest.Builder revoke =
        admin.request("/v1/sources/short-lived", "application/json").DELETE();
    HttpRequest.Builder unseen = revoke.copy().setHeader("If-Match", "\"2\"");
    assertThat(admin.send(unseen).statusCode()).as("another version stands").isEqualTo(412);
    HttpRequest.Builder seen = revoke.copy().setHeader("If-Match", "\"1\"");
    assertThat(admin.send(seen).statusCode()).isEqualTo(204);
    assertThat(admin.send(revoke).statusCode()).isEqualTo(404);
    assertThat(shortLived.postEvent(cloudEvent("t2")).statusCode()).isEqualTo(401);
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
}
