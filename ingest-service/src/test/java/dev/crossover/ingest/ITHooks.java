package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.LearningEvent;
import dev.crossover.wiring.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The CloudEvents door for senders who sign, on a real broker. */
class ITHooks {

  private static final String EVENT = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";

  @TempDir private static Path state;
  private static Ingest ingest;
  private static Posting admin;
  private static Posting stranger;
  private static Hook wiki;

  /** A sender that knows the key and the webhook secret of its token, and no more. */
  private record Hook(String key, String secret) {

    HttpRequest.Builder signed(String type, String body) throws GeneralSecurityException {
      String time = Long.toString(Instant.now().getEpochSecond());
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] bytes = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      byte[] sum = mac.doFinal(("m1." + time + "." + body).getBytes(StandardCharsets.UTF_8));
      return stranger
          .request("/v1/hooks/" + key, type)
          .header("webhook-id", "m1")
          .header("webhook-timestamp", time)
          .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(sum))
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> post(String type, String body) throws GeneralSecurityException {
      return stranger.send(signed(type, body));
    }
  }

  @BeforeAll
  static void start() {
    ingest = new Ingest(state, "--crossover.ingest.max-body=64KB");
    admin = ingest.admin();
    stranger = new Posting(ingest.port(), "nobody", "nothing");
    wiki = hook("wiki", "");
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  /** webhook-id is the same in all: what makes a repeat is the CloudEvent's own id. */
  @Test
  void signedEventsComeInThreeModes() throws GeneralSecurityException {
    assertThat(wiki.post(EVENT, event("s1")).body()).contains("\"accepted\":1");
    assertThat(wiki.post(BATCH, "[" + event("b1") + "," + event("s1") + "]").body())
        .contains("\"accepted\":1", "\"duplicates\":1");
    HttpRequest.Builder binary =
        wiki.signed("application/json", "{\"learner\":\"a1\"}")
            .header("ce-specversion", "1.0")
            .header("ce-type", "dev.crossover.active.v1")
            .header("ce-source", "urn:ci")
            .header("ce-id", "bin1")
            .header("ce-time", "2026-03-04T10:00:00Z");
    assertThat(stranger.send(binary).body()).contains("\"accepted\":1");
    assertThat(ingest.events())
        .filteredOn(e -> e.source().equals("wiki"))
        .extracting(LearningEvent::id)
        .contains("urn:wiki#s1", "urn:wiki#b1", "urn:ci#bin1");
  }

  @Test
  void aSignatureOfOtherContentIsTurnedAway() throws GeneralSecurityException {
    HttpRequest.Builder changed =
        wiki.signed(EVENT, event("x1")).POST(HttpRequest.BodyPublishers.ofString(event("x2")));
    assertUnauthorized(stranger.send(changed), "no v1 signature");
    HttpRequest.Builder unsigned =
        stranger
            .request("/v1/hooks/" + wiki.key(), EVENT)
            .POST(HttpRequest.BodyPublishers.ofString(event("x3")));
    assertUnauthorized(stranger.send(unsigned), "webhook-id is missing");
    Hook other = new Hook(wiki.key(), hook("other", "").secret());
    assertUnauthorized(other.post(EVENT, event("x4")), "no v1 signature");
  }

  /** A token that may enter elsewhere is no signature. */
  @Test
  void aTokenDoesNotOpenTheHook() {
    assertUnauthorized(
        admin.post("/v1/hooks/" + wiki.key(), EVENT, event("x5")), "webhook-id is missing");
  }

  @Test
  void aHookEndsWithItsTokenAndNeedsItsScope() throws GeneralSecurityException {
    Hook shortLived = hook("short-lived", "");
    assertThat(shortLived.post(EVENT, event("t1")).statusCode()).isEqualTo(200);
    HttpRequest.Builder revoke = admin.request("/v1/keys/short-lived", EVENT).DELETE();
    assertThat(admin.send(revoke).statusCode()).isEqualTo(204);
    assertUnauthorized(shortLived.post(EVENT, event("t2")), "the key of this path is not known");
    HttpResponse<String> reader = hook("reader", "&scope=read").post(EVENT, event("t3"));
    assertThat(reader.statusCode()).isEqualTo(403);
  }

  /** Behind the signature stands the same door: what is wrong is said and kept alike. */
  @Test
  void whatIsWrongInASignedBodyIsRefusedAndKept() throws GeneralSecurityException {
    HttpResponse<String> reply = wiki.post(EVENT, event("bad").replace("a1", ""));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("data.learner");
    assertThat(ingest.records("rejected-events"))
        .anyMatch(
            r -> r.value().contains("\"source\":\"wiki\"") && r.value().contains("data.learner"));
    String large = event("x".repeat(70_000));
    assertThat(wiki.post(EVENT, large).statusCode()).isEqualTo(413);
  }

  /** Spring decodes a path before it matches; no spelling of it may go round the signature. */
  @Test
  void noSpellingOfThePathGoesRoundTheSignature() {
    for (String path :
        List.of(
            "/v1/hooks",
            "/v1/hooks/",
            "/v1/%68ooks/" + wiki.key(),
            "/v1/hooks;a=b/" + wiki.key(),
            "/v1/hooks/" + wiki.key() + ";a=b",
            "/v1/hooks/..;/sources",
            "/v1/hooks/%2e%2e/sources",
            "/v1/hooks/x/%2e%2e/%2e%2e/sources")) {
      assertThat(stranger.post(path, EVENT, event("p1")).statusCode()).as(path).isIn(400, 401);
    }
  }

  private static void assertUnauthorized(HttpResponse<String> reply, String why) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(401);
    assertThat(reply.body()).contains(why);
  }

  private static Hook hook(String name, String scope) {
    JsonNode token =
        Json.MAPPER.readTree(admin.post("/v1/keys?name=" + name + scope, "text/plain", "").body());
    return new Hook(token.get("key").asString(), token.get("webhookSecret").asString());
  }

  private static String event(String id) {
    return """
    {"specversion":"1.0","type":"dev.crossover.active.v1","source":"urn:wiki","id":"%s",\
    "time":"2026-03-04T10:00:00Z","data":{"learner":"a1"}}\
    """
        .formatted(id);
  }
}
