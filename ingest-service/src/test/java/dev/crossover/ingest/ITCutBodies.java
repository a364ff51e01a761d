package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.cloudEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.wiring.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * A sender deletes its copy on a 2xx, so no door may answer one to a body of which a part is
 * missing. The whole body is posted last: it shows that the door would have taken it.
 */
class ITCutBodies {

  private static final String CSV = "text/csv";
  private static final String JSON = "application/json";
  private static final String EVENT = "application/cloudevents+json";

  @TempDir private static Path state;
  private static Ingest ingest;
  private static Posting admin;
  private static Posting lms;
  private static JsonNode hook;

  /** A door with a body that it takes. */
  record DoorCase(
      String name, Posting sender, String method, String path, String type, String body) {

    HttpResponse<String> send(byte[] packed) {
      return sender.send(with(request().header("Content-Encoding", "gzip"), packed));
    }

    HttpRequest.Builder request() {
      HttpRequest.Builder request = sender.request(path, type);
      if (path.startsWith("/v1/hooks/")) {
        String time = Long.toString(Instant.now().getEpochSecond());
        request
            .header("webhook-id", "m1")
            .header("webhook-timestamp", time)
            .header("webhook-signature", "v1," + signed("m1." + time + "." + body));
      }
      if (path.endsWith("?binary")) {
        request
            .header("ce-specversion", "1.0")
            .header("ce-type", "dev.crossover.active.v1")
            .header("ce-source", "urn:ci")
            .header("ce-id", "cut-binary")
            .header("ce-time", "2026-03-04T10:00:00Z");
      }
      return path.contains("/profile?") ? request.header("If-None-Match", "*") : request;
    }

    HttpRequest.Builder with(HttpRequest.Builder request, byte[] sent) {
      return request.method(method, HttpRequest.BodyPublishers.ofByteArray(sent));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() {
    ingest = new Ingest(state, "--crossover.ingest.max-body=1MB");
    admin = ingest.admin();
    lms = ingest.sender("lms");
    hook = Json.MAPPER.readTree(admin.post("/v1/keys?name=signing", "text/plain", "").body());
    HttpResponse<String> roster =
        admin.post(
            "/v1/roster", CSV, "learner,name,team,cohort,start\na1,Ada,red,spring,2026-03-02\n");
    assertThat(roster.statusCode()).as(roster.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  static Stream<DoorCase> doors() {
    String id = UUID.randomUUID().toString();
    String of = "activityId=https%3A%2F%2Flms.example%2Fq";
    String agent = "agent=%7B%22mbox%22%3A%22mailto%3Aada%40x.example%22%7D";
    String statePath = "/xapi/activities/state?" + of + "&" + agent + "&stateId=";
    String activityPath = "/xapi/activities/profile?" + of + "&profileId=";
    String agentPath = "/xapi/agents/profile?" + agent + "&profileId=";
    String put = "/xapi/statements?statementId=" + id;
    String plan = admin.get("/v1/plans/ml-to-genai.yaml").body();
    String document = "{\"bookmark\":7}";
    return Stream.of(
        new DoorCase("statements POST", lms, "POST", "/xapi/statements", JSON, statement()),
        new DoorCase("statements PUT", lms, "PUT", put, JSON, statement()),
        new DoorCase("state PUT", lms, "PUT", statePath + "put", JSON, document),
        new DoorCase("state POST", lms, "POST", statePath + "post", JSON, document),
        new DoorCase("activity profile PUT", lms, "PUT", activityPath + "put", JSON, document),
        new DoorCase("activity profile POST", lms, "POST", activityPath + "post", JSON, document),
        new DoorCase("agent profile PUT", lms, "PUT", agentPath + "put", "text/plain", "any text"),
        new DoorCase("agent profile POST", lms, "POST", agentPath + "post", JSON, document),
        new DoorCase("caliper", lms, "POST", "/caliper", JSON, envelope()),
        new DoorCase("CloudEvent", lms, "POST", "/v1/events", EVENT, cloudEvent("cut-one")),
        new DoorCase(
            "CloudEvents in a batch",
            lms,
            "POST",
            "/v1/events",
            "application/cloudevents-batch+json",
            "[" + cloudEvent("cut-two") + "]"),
        new DoorCase(
            "CloudEvent in headers",
            lms,
            "POST",
            "/v1/events?binary",
            JSON,
            "{\"learner\":\"a1\"}"),
        new DoorCase(
            "hook",
            new Posting(ingest.port(), "nobody", "nothing"),
            "POST",
            "/v1/hooks/" + hook.get("key").asString(),
            EVENT,
            cloudEvent("cut-signed")),
        new DoorCase(
            "roster",
            admin,
            "POST",
            "/v1/roster",
            CSV,
            "learner,name,team,cohort,start\nc1,Cy,red,spring,2026-03-02\n"),
        new DoorCase(
            "accounts", admin, "POST", "/v1/accounts", CSV, "account,learner\nurn:x|ada,a1\n"),
        new DoorCase(
            "accounts as JSON",
            admin,
            "POST",
            "/v1/accounts",
            JSON,
            "{\"account\":\"urn:x|ada2\",\"learner\":\"a1\"}"),
        new DoorCase("plan", admin, "PUT", "/v1/plans/ml-to-genai", "application/yaml", plan),
        new DoorCase(
            "mapping",
            admin,
            "POST",
            "/v1/plans/ml-to-genai/activities",
            CSV,
            "activity,unit\nhttps://lms.example/cut,chunking\n"));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void noDoorTakesACutGzipBody(DoorCase door) throws IOException {
    byte[] whole = packed(door.body());
    int n = whole.length;
    for (int cut :
        new TreeSet<>(
            List.of(0, 1, 2, 5, 9, 10, 11, n / 3, n / 2, n - 9, n - 8, n - 7, n - 4, n - 1))) {
      refused(door, Arrays.copyOf(whole, cut), "cut to " + cut + " of " + n + " bytes");
    }
    assertThat(door.send(whole).statusCode()).as("the whole").isBetween(200, 204);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void noDoorTakesWhatIsNotGzipThoughItSaysSo(DoorCase door) throws IOException {
    byte[] whole = packed(door.body());
    byte[] damaged = whole.clone();
    damaged[whole.length - 6] ^= 1; // within the checksum
    refused(door, door.body().getBytes(StandardCharsets.UTF_8), "not packed");
    refused(door, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 7, 7, 7}, "garbage");
    refused(door, damaged, "a wrong checksum");
    refused(door, joined(whole, new byte[] {0}), "a byte behind the end");
    refused(door, joined(whole, Arrays.copyOf(whole, 12)), "the second member cut");
  }

  /** The length that was promised does not come, though what did come could be read. */
  @ParameterizedTest
  @MethodSource("doors")
  void noDoorTakesAnUploadThatBreaksOff(DoorCase door) throws IOException {
    for (boolean chunked : new boolean[] {false, true}) {
      assertThat(brokenOff(door, chunked)).as("chunked: " + chunked).doesNotMatch("HTTP/1.1 2.*");
    }
  }

  private static void refused(DoorCase door, byte[] sent, String how) {
    HttpResponse<String> reply = door.send(sent);
    assertThat(reply.statusCode()).as(how).isEqualTo(400);
    assertThat(reply.body()).as(how).contains("problem:malformed\"", "gzip");
  }

  /** Sends the whole body, but says that there is more, and hangs up. */
  private static String brokenOff(DoorCase door, boolean chunked) throws IOException {
    byte[] body = door.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(door.method() + " " + door.path() + " HTTP/1.1\r\n");
    door.request()
        .method("GET", HttpRequest.BodyPublishers.noBody())
        .build()
        .headers()
        .map()
        .forEach((name, values) -> head.append(name + ": " + values.getFirst() + "\r\n"));
    head.append("Host: x\r\nConnection: close\r\n");
    head.append(
        chunked
            ? "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n"
            : "Content-Length: " + (body.length + 10) + "\r\n\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ingest.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(body);
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static String signed(String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      String secret = hook.get("webhookSecret").asString().substring("whsec_".length());
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String statement() {
    return """
    {"actor":{"account":{"homePage":"https://lms.example","name":"4711"}},\
    "verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},\
    "object":{"id":"https://lms.example/q/1"},"timestamp":"2026-03-04T10:15:30Z"}\
    """;
  }

  private static String envelope() {
    return """
    {"sensor":"https://lms.example/sensor","sendTime":"2026-03-04T10:00:01.000Z",\
    "dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[{\
    "id":"urn:uuid:8d3d3f3e-2c5a-4a57-9e21-0d3f4b1f0c11","type":"NavigationEvent",\
    "actor":{"id":"https://lms.example/people/4711","type":"Person"},"action":"NavigatedTo",\
    "object":{"id":"https://lms.example/page/1","type":"WebPage"},\
    "eventTime":"2026-03-04T10:00:00.000Z"}]}\
    """;
  }
}
