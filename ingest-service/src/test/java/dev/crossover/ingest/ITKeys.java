package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.cloudEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.wiring.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A request needs a good key, however its path is spelled. */
@SharedIngest
class ITKeys {

  private static final String METRICS = "/actuator/prometheus";

  private final Ingest ingest;
  private final Posting admin;
  private final Posting lms;

  ITKeys(RunningIngest running) {
    ingest = running.ingest();
    admin = running.admin();
    lms = running.lms();
  }

  @Test
  void aWrongKeyIsTurnedAwayAndARevokedOneToo() {
    Posting stranger = new Posting(ingest.port(), "nobody", "nothing");
    assertThat(stranger.postEvent(cloudEvent("x")).statusCode()).isEqualTo(401);
    assertThat(lms.get("/v1/keys").statusCode()).as("not its scope").isEqualTo(403);
    Posting shortLived = ingest.sender("short-lived");
    assertThat(shortLived.postEvent(cloudEvent("t1")).statusCode()).isEqualTo(200);
    HttpRequest.Builder revoke = admin.request("/v1/keys/short-lived", "application/json").DELETE();
    HttpRequest.Builder unseen = revoke.copy().setHeader("If-Match", "\"2\"");
    assertThat(admin.send(unseen).statusCode()).as("another version stands").isEqualTo(412);
    HttpRequest.Builder seen = revoke.copy().setHeader("If-Match", "\"1\"");
    assertThat(admin.send(seen).statusCode()).isEqualTo(204);
    assertThat(admin.send(revoke).statusCode()).isEqualTo(404);
    assertThat(shortLived.postEvent(cloudEvent("t2")).statusCode()).isEqualTo(401);
    assertThat(admin.get("/v1/keys").body()).doesNotContain("secret");
  }

  /** Spring decodes a path before it matches; the doorkeeper must look at the same. */
  @Test
  void anEncodedPathIsNoWayRoundTheKey() {
    Posting stranger = new Posting(ingest.port(), "x", "y");
    for (String path : List.of("/%76%31/keys", "/v1;a=b/keys", "/%78api/statements")) {
      assertThat(stranger.post(path + "?name=evil", "text/plain", "[]").statusCode())
          .as(path)
          .isIn(400, 401);
    }
    assertThat(admin.get("/v1/keys").body()).doesNotContain("evil");
  }

  @Test
  void aKeyOpensWhatItsScopesAreFor() {
    Posting hr = ingest.sender("hr", "roster");
    assertThat(hr.post("/v1/roster", "text/csv", "x").statusCode()).as("let in").isEqualTo(400);
    HttpResponse<String> refused = hr.postEvent(cloudEvent("h1"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("this key may only [roster]; this needs write");
    assertThat(hr.get("/v1/users").statusCode()).isEqualTo(403);
    assertThat(ingest.sender("second", "admin").get("/v1/users").statusCode()).isEqualTo(200);
    assertThat(admin.postEvent(cloudEvent("h2")).statusCode()).as("is no source").isEqualTo(403);
  }

  @Test
  void aKeyIsListedWithItsEndAndItsLastUse() {
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    String path = "/v1/keys?name=passing&expires=";
    assertThat(admin.post(path + "2020-01-01", "text/plain", "").statusCode()).isEqualTo(400);
    assertThat(admin.post(path + "soon", "text/plain", "").statusCode()).isEqualTo(400);
    JsonNode made = Json.MAPPER.readTree(admin.post(path + today, "text/plain", "").body());
    Posting passing =
        new Posting(ingest.port(), made.get("key").asString(), made.get("secret").asString());
    assertThat(listed("passing").hasNonNull("usedOn")).isFalse();
    assertThat(passing.postEvent(cloudEvent("p1")).statusCode()).isEqualTo(200);
    await()
        .untilAsserted(
            () -> assertThat(listed("passing").path("usedOn").asString("")).isEqualTo(today));
    assertThat(listed("passing").get("expiresAt").asString())
        .isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(1) + "T00:00:00Z");
    assertThat(admin.send(admin.request("/v1/keys/passing", "text/plain").DELETE()).statusCode())
        .isEqualTo(204);
  }

  private JsonNode listed(String name) {
    return Json.MAPPER
        .readTree(admin.get("/v1/keys").body())
        .valueStream()
        .filter(key -> key.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What a proxy of this machine passes on is not from this machine. */
  @Test
  void metricsAreForThisMachineAndForWhoShowsAKeyForThem() {
    assertThat(lms.get(METRICS).statusCode()).isEqualTo(200);
    assertThat(forwarded(lms)).isEqualTo(401);
    assertThat(forwarded(ingest.sender("scraper", "metrics"))).isEqualTo(200);
    assertThat(forwarded(admin)).isEqualTo(200);
  }

  private static int forwarded(Posting asker) {
    HttpRequest.Builder scrape = asker.request(METRICS, "text/plain").GET();
    return asker.send(scrape.setHeader("X-Forwarded-For", "192.0.2.7")).statusCode();
  }
}
