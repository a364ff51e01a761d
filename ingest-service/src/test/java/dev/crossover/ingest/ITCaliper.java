package dev.crossover.ingest;

import static dev.crossover.ingest.Posting.header;
import static dev.crossover.ingest.Records.holds;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.crossover.model.learner.Account;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The Caliper door as a sensor meets it, on a real broker. */
class ITCaliper {

  private static final String TYPE = "application/json; charset=utf-8";

  @TempDir private static Path state;
  private static Ingest ingest;
  private static String token;
  private static RSAKey key;
  private static Posting lms;

  @BeforeAll
  static void start() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2_048).keyID("ours").generate();
    Path jwks = Files.writeString(state.resolve("jwks.json"), new JWKSet(key).toString());
    ingest =
        new Ingest(
            state, "--crossover.ingest.max-body=64KB", "--crossover.ingest.caliper.jwks=" + jwks);
    Posting admin = ingest.admin();
    JsonNode made = Json.MAPPER.readTree(admin.post("/v1/keys?name=lms", TYPE, "").body());
    lms = new Posting(ingest.port(), made.get("key").asString(), made.get("secret").asString());
    token = made.get("key").asString() + ":" + made.get("secret").asString();
    HttpResponse<String> roster =
        admin.post(
            "/v1/roster",
            "text/csv",
            "learner,name,team,cohort,start,accounts\n"
                + "a1,Ada,red,spring,2026-03-02,https://lms.example|https://lms.example/people/4711\n");
    assertThat(roster.statusCode()).as(roster.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  /** Basic, Bearer, and the bare key of caliper-java; with and without a slash at the end. */
  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "", "Basic "})
  void takesEveryFormOfCredentials(String scheme) {
    String shown =
        scheme.equals("Basic ")
            ? Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8))
            : token;
    String id = UUID.randomUUID().toString();
    HttpRequest.Builder request =
        lms.request("/caliper/", TYPE).setHeader("Authorization", scheme + shown);
    HttpResponse<String> reply =
        lms.send(request.POST(HttpRequest.BodyPublishers.ofString(envelope(viewed(id, "4711")))));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(ingest.events()).anyMatch(e -> "a1".equals(e.learner()) && e.id().contains(id));
  }

  @Test
  void turnsAwayWhoShowsNoToken() {
    HttpRequest.Builder stranger =
        lms.request("/caliper", TYPE).setHeader("Authorization", "Bearer someone:else");
    assertThat(lms.send(stranger.POST(HttpRequest.BodyPublishers.ofString("{}"))).statusCode())
        .isEqualTo(401);
  }

  @Test
  void theSameEventTwiceIsTakenOnce() {
    String event = viewed(UUID.randomUUID().toString(), "4711");
    assertThat(header(post(envelope(event)), "X-Crossover-Accepted")).isEqualTo("1");
    HttpResponse<String> again = post("[" + envelope(event) + "," + envelope(event) + "]");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(header(again, "X-Crossover-Accepted")).isEqualTo("0");
    assertThat(header(again, "X-Crossover-Duplicate")).isEqualTo("2");
  }

  @Test
  void theSameIdWithOtherContentIsAConflict() {
    String id = UUID.randomUUID().toString();
    post(envelope(viewed(id, "4711")));
    assertThat(post(envelope(viewed(id, "0815"))).statusCode()).isEqualTo(409);
  }

  @Test
  void anAccountNobodyClaimedWaits() {
    String id = UUID.randomUUID().toString();
    post(envelope(viewed(id, "0815")));
    String key =
        AccountOwner.key(new Account("https://lms.example", "https://lms.example/people/0815"));
    assertThat(records("unmatched-events")).anyMatch(r -> r.key().equals(key) && holds(r, id));
  }

  @Test
  void oneBadEventRefusesAllNamesTheFieldAndIsKept() {
    String good = viewed(UUID.randomUUID().toString(), "4711");
    String bad = viewed(UUID.randomUUID().toString(), "4711").replace("eventTime", "time");
    HttpResponse<String> reply = post(envelope(good + "," + bad));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("data[1].eventTime");
    assertThat(records("rejected-events"))
        .anyMatch(r -> holds(r, "CALIPER") && holds(r, "data[1].eventTime"));
    assertThat(header(post(envelope(good)), "X-Crossover-Accepted")).isEqualTo("1");
  }

  /** A sender's developer sees what to mend, and no data are lost meanwhile. */
  @Test
  void whatIsWrongDeeperInsideIsKeptWithARemark() {
    String id = UUID.randomUUID().toString();
    String odd =
        viewed(id, "4711").replace("\"type\":\"Person\"", "\"type\":\"Person\",\"name\":7");
    JsonNode checked =
        Json.MAPPER.readTree(lms.post("/v1/check?door=caliper", TYPE, envelope(odd)).body());
    assertThat(checked.at("/taken").asBoolean()).isTrue();
    assertThat(checked.at("/events/0/remarks"))
        .isEqualTo(
            Json.MAPPER.readTree("[{\"field\":\"actor.name\",\"message\":\"must be a text\"}]"));
    String good = viewed(UUID.randomUUID().toString(), "4711");
    assertThat(header(post(envelope(odd + "," + good)), "X-Crossover-Accepted")).isEqualTo("2");
    assertThat(records("learner-log")).anyMatch(r -> holds(r, id));
    assertThat(records("intake-results"))
        .anyMatch(r -> holds(r, "\"remarked\":{\"events\":1") && holds(r, "actor.name"));
  }

  @Test
  void aDescribeIsKeptAndIsNoEvent() {
    String id = "https://lms.example/quiz/" + UUID.randomUUID();
    String describe = "{\"id\":\"" + id + "\",\"type\":\"Assessment\"}";
    assertThat(header(post(envelope(describe)), "X-Crossover-Accepted")).isEqualTo("1");
    assertThat(header(post(envelope(describe)), "X-Crossover-Duplicate")).isEqualTo("1");
    assertThat(records("requests")).anyMatch(r -> holds(r, id));
    assertThat(records("learner-log")).noneMatch(r -> holds(r, id));
  }

  @Test
  void whatCannotBeReadIsRefused() {
    String good = envelope(viewed(UUID.randomUUID().toString(), "4711"));
    for (String odd :
        List.of(
            "",
            "null",
            "7",
            "{",
            "[".repeat(1_200) + "]".repeat(1_200),
            good.replace("2026-03-04", "9999-03-04"),
            good.replace("people/4711", "people/" + "x".repeat(3_000)),
            good.replace("\"ViewEvent\"", "{}"))) {
      assertThat(post(odd).statusCode()).as(odd).isEqualTo(400);
    }
    HttpResponse<String> typed = lms.post("/caliper", "application/xml", good);
    assertThat(typed.statusCode()).isEqualTo(400);
    assertThat(typed.body()).contains("Content-Type");
    assertThat(post("[\"" + "x".repeat(70_000) + "\"]").statusCode()).isEqualTo(413);
  }

  /** As Canvas signs; a key that is missing may be a new one that we have yet to read. */
  @Test
  void aSignedBodyNeedsAKnownKeyAndTheToken() throws JOSEException {
    String id = UUID.randomUUID().toString();
    String jws = signed(key, envelope(viewed(id, "4711")));
    assertThat(header(lms.post("/caliper", "application/jwt", jws), "X-Crossover-Accepted"))
        .isEqualTo("1");
    assertThat(header(lms.post("/caliper", "text/plain", jws), "X-Crossover-Duplicate"))
        .isEqualTo("1");
    assertThat(ingest.events()).anyMatch(e -> e.id().contains(id));

    HttpRequest.Builder stranger =
        lms.request("/caliper", "application/jwt").setHeader("Authorization", "Bearer a:b");
    assertThat(lms.send(stranger.POST(HttpRequest.BodyPublishers.ofString(jws))).statusCode())
        .isEqualTo(401);

    RSAKey other = new RSAKeyGenerator(2_048).keyID("other").generate();
    String unknown = signed(other, envelope(viewed(id, "4711")));
    HttpResponse<String> readAgain = lms.post("/caliper", "application/jwt", unknown);
    assertThat(readAgain.statusCode()).isEqualTo(400);
    assertThat(readAgain.body()).contains("signature");
    HttpResponse<String> tooSoon = lms.post("/caliper", "application/jwt", unknown);
    assertThat(tooSoon.statusCode()).isEqualTo(503);
    assertThat(header(tooSoon, "Retry-After")).isEqualTo("30");
  }

  /** Canvas has no field for a secret; its address names the key, and the signature lets it in. */
  @Test
  void aSignedBodyComesInAtTheAddressOfAKey() throws JOSEException {
    HttpResponse<String> made = ingest.admin().post("/v1/keys?name=canvas&scope=signed", TYPE, "");
    String canvas = Json.MAPPER.readTree(made.body()).get("key").asString();
    String secret = Json.MAPPER.readTree(made.body()).get("secret").asString();
    String address = "/caliper/" + canvas;
    String id = UUID.randomUUID().toString();
    String jws = signed(key, envelope(viewed(id, "4711")));
    assertThat(header(bare(address, "application/json", jws), "X-Crossover-Accepted"))
        .isEqualTo("1");
    assertThat(header(bare(address, "application/jwt", jws), "X-Crossover-Duplicate"))
        .isEqualTo("1");
    HttpResponse<String> unsigned = bare(address, TYPE, envelope(viewed(id, "4711")));
    assertThat(unsigned.statusCode()).isEqualTo(401);
    assertThat(unsigned.body()).contains("not signed with a key");
    assertThat(bare("/caliper/unknown", "application/jwt", jws).statusCode()).isEqualTo(401);
    String other = "/caliper/" + token.substring(0, token.indexOf(':'));
    assertThat(bare(other, "application/jwt", jws).statusCode())
        .as("a key that was not made for it")
        .isEqualTo(403);
    assertThat(bare(address, "application/jwt", "x".repeat(70_000)).statusCode()).isEqualTo(413);
    assertThat(new Posting(ingest.port(), canvas, secret).get("/v1/requests").body())
        .contains("not signed with a key", "too_large");
  }

  private static HttpResponse<String> bare(String path, String type, String body) {
    HttpRequest.Builder request = lms.request(path, type).setHeader("Authorization", "none");
    return lms.send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Senders of 1.2 ask before they send; libraries differ in how they spell the names. */
  @Test
  void tellsItsConfiguration() {
    JsonNode told = Json.MAPPER.readTree(lms.get("/caliper").body());
    assertThat(told.get("caliperMaximumPayloadSize").asInt()).isEqualTo(65_536);
    assertThat(told.get("caliper_maximum_payload_size").asInt()).isEqualTo(65_536);
    assertThat(told.get("caliperSupportedVersions"))
        .isEqualTo(told.get("caliper_supported_versions"))
        .hasSize(2);
    assertThat(told.has("caliperSupportedExtensions")).isTrue();
    assertThat(told.has("caliper_supported_extensions")).isTrue();
  }

  private static HttpResponse<String> post(String body) {
    return lms.post("/caliper", TYPE, body);
  }

  private static String signed(RSAKey with, String body) throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build();
    JWSObject jws = new JWSObject(header, new Payload(body));
    jws.sign(new RSASSASigner(with));
    return jws.serialize();
  }

  private static String envelope(String data) {
    return """
    {"sensor":"https://lms.example","sendTime":"2026-03-04T10:16:00Z",\
    "dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[%s]}\
    """
        .formatted(data);
  }

  private static String viewed(String id, String person) {
    return """
    {"id":"urn:uuid:%s","type":"ViewEvent","action":"Viewed","eventTime":"2026-03-04T10:15:30Z",\
    "actor":{"id":"https://lms.example/people/%s","type":"Person"},\
    "object":"https://lms.example/page/1"}\
    """
        .formatted(id, person);
  }

  private static List<ConsumerRecord<String, String>> records(String topic) {
    return ingest.records(topic);
  }
}
