package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.wiring.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each limit says what it is, and what is within it goes on. */
class ITLimits {

  private static final String BATCH = "application/cloudevents-batch+json";

  @TempDir private static Path state;
  private static Ingest ingest;
  private static Posting lms;

  @BeforeAll
  static void start() {
    ingest =
        new Ingest(
            state,
            "--crossover.ingest.max-body=64KB",
            "--crossover.ingest.max-body-time=1s",
            "--crossover.ingest.max-events=10",
            "--crossover.ingest.repeats-within=1ms",
            "--crossover.ingest.max-depth=20",
            "--crossover.ingest.max-text=2000",
            "--crossover.ingest.rate=10",
            "--crossover.ingest.cors-origins=https://course.example");
    lms = ingest.sender("lms");
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  /** With the usual 15 minutes the second would be a repeat. */
  @Test
  void whatHasNoIdAndNoTimeIsARepeatForAsLongAsIsSet() {
    String saying =
        """
        {"actor":{"mbox":"mailto:a@lms.example"},"verb":{"id":"http://adlnet.gov/expapi/verbs/experienced"},\
        "object":{"id":"https://lms.example/q/repeats"}}\
        """;
    String first = lms.postStatements(saying).body();
    await()
        .untilAsserted(() -> {
          HttpResponse<String> again = lms.postStatements(saying);
          assertThat(again.statusCode()).isEqualTo(200);
          assertThat(again.body()).isNotEqualTo(first);
        });
  }

  @Test
  void aBatchMayHoldSoManyEvents() {
    assertThat(lms.post("/v1/events", BATCH, events(10)).statusCode()).isEqualTo(200);
    HttpResponse<String> reply = lms.post("/v1/events", BATCH, events(11));
    assertThat(reply.statusCode()).isEqualTo(413);
    assertThat(reply.body()).contains("limit of 10");
  }

  @Test
  void jsonMayNestAndTextsMayRunSoFar() {
    String deep = "[".repeat(30) + "]".repeat(30);
    assertThat(lms.post("/v1/events", BATCH, deep).statusCode()).isEqualTo(400);
    assertThat(lms.post("/v1/events", BATCH, deep).body()).contains("20");
    String longText = "[\"" + "x".repeat(3000) + "\"]";
    assertThat(lms.post("/v1/events", BATCH, longText).body()).contains("2000");
  }

  @Test
  void aPackedBodyIsUnpackedWithinTheLimit() throws IOException {
    assertThat(packed(events(2)).statusCode()).isEqualTo(200);
    assertThat(packed(" ".repeat(100_000)).statusCode()).isEqualTo(413);
    HttpRequest.Builder unknown =
        lms.request("/v1/events", BATCH)
            .header("Content-Encoding", "br")
            .POST(HttpRequest.BodyPublishers.ofString("[]"));
    assertThat(lms.send(unknown).statusCode()).isEqualTo(400);
  }

  /** A large body asks first whether it may come. */
  @Test
  void whoAsksFirstIsToldToGoOn() {
    HttpRequest.Builder asking =
        lms.request("/v1/events", BATCH)
            .expectContinue(true)
            .POST(HttpRequest.BodyPublishers.ofString(events(3)));
    assertThat(lms.send(asking).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatTricklesIsGivenUp() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ingest.port());
        ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor()) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\nContent-Type: "
              + BATCH
              + "\r\nAuthorization: "
              + lms.authorization()
              + "\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      Future<?> trickle =
          pace.scheduleAtFixedRate(() -> trickle(out), 0, 50, TimeUnit.MILLISECONDS);
      byte[] reply = new byte[12];
      assertThat(socket.getInputStream().readNBytes(reply, 0, 12)).isEqualTo(12);
      assertThat(new String(reply, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
      trickle.cancel(true);
    }
  }

  @Test
  void aTokenMayPostSoFast() {
    Posting hasty = ingest.sender("hasty");
    List<HttpResponse<String>> replies =
        IntStream.range(0, 300)
            .parallel()
            .mapToObj(_ -> hasty.post("/v1/events", BATCH, events(1)))
            .toList();
    assertThat(replies).extracting(HttpResponse::statusCode).contains(200, 429);
    assertThat(replies)
        .filteredOn(r -> r.statusCode() == 429)
        .allMatch(r -> r.headers().firstValue("Retry-After").isPresent());
    // The others are not touched by it.
    assertThat(lms.post("/v1/events", BATCH, events(1)).statusCode()).isEqualTo(200);
  }

  @Test
  void aPageOfAnAllowedOriginMayTalkToXapi() {
    assertThat(preflight("https://course.example")).isEqualTo("https://course.example");
    assertThat(preflight("https://evil.example")).isEmpty();
  }

  /** A conflict is kept with all of the request; what was put right comes in by itself. */
  @Test
  void whatWasRefusedIsListedAndCanComeInAgain() {
    Posting sender = ingest.sender("wiki");
    String unknown = events(1).replace("dev.crossover.active.v1", "dev.crossover.later.v1");
    assertThat(sender.post("/v1/events", BATCH, unknown).statusCode()).isEqualTo(400);
    Posting admin = ingest.admin();
    JsonNode listed = Json.MAPPER.readTree(admin.get("/v1/rejected?source=wiki").body());
    assertThat(listed.get(0).get("reason").asString()).isEqualTo("UNKNOWN_TYPE");
    assertThat(listed.get(0).get("message").asString()).contains("later");
    HttpResponse<String> again = admin.post("/v1/rejected/redrive?source=wiki", "text/plain", "");
    assertThat(again.body()).contains("\"taken\":0").contains("\"refused\":1");
  }

  private static void trickle(OutputStream out) {
    try {
      out.write('[');
      out.flush();
    } catch (IOException e) {
      // The other side has given up; an exception ends the schedule.
      throw new UncheckedIOException(e);
    }
  }

  private static String preflight(String origin) {
    HttpRequest.Builder asking =
        lms.request("/xapi/statements", "application/json")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,x-experience-api-version")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
    return lms.send(asking).headers().firstValue("Access-Control-Allow-Origin").orElse("");
  }

  private static HttpResponse<String> packed(String body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body.getBytes(StandardCharsets.UTF_8));
    }
    return lms.send(
        lms.request("/v1/events", BATCH)
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray())));
  }

  private static String events(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ ->
            """
            {"specversion":"1.0","type":"dev.crossover.active.v1","source":"urn:wiki","id":"%s",\
            "time":"2026-03-04T10:00:00Z","data":{"learner":"a1"}}\
            """
                .formatted(UUID.randomUUID()))
        .toList()
        .toString();
  }
}
