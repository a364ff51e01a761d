package dev.crossover.ingest;

import static dev.crossover.ingest.Posting.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.wiring.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The xAPI door as a reader and as course content meet it, through two instances. */
class ITXapi {

  private static final String JSON = "application/json";
  private static final String THROUGH = "X-Experience-API-Consistent-Through";

  @TempDir private static Path state;
  private static Ingest ingest;
  private static Posting lms;
  private static Posting there;

  @BeforeAll
  static void start() {
    ingest = new Ingest(state);
    lms = ingest.sender("lms");
    there = lms.at(ingest.another());
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  /** What one instance acknowledged, the other shows, and says so truthfully. */
  @Test
  void aStatementIsFoundThroughTheOtherInstanceAtOnce() {
    for (int i = 0; i < 20; i++) {
      String id = UUID.randomUUID().toString();
      Instant before = Instant.now();
      assertThat(lms.post("/xapi/statements", JSON, statement(id, "ada", "completed")).statusCode())
          .isEqualTo(200);
      HttpResponse<String> found = there.get("/xapi/statements?statementId=" + id);
      assertThat(found.statusCode()).isEqualTo(200);
      assertThat(Instant.parse(header(found, THROUGH))).isAfterOrEqualTo(before);
      assertThat(Instant.parse(Json.MAPPER.readTree(found.body()).get("stored").asString()))
          .isBetween(before.minusMillis(1), Instant.now().plusMillis(1));
    }
  }

  @Test
  void filtersSortAndPagesGoThroughAllAndEndOnce() {
    String verb = "verb-" + UUID.randomUUID();
    List<String> ids = IntStream.range(0, 7).mapToObj(_ -> UUID.randomUUID().toString()).toList();
    ids.forEach(id -> lms.post("/xapi/statements", JSON, statement(id, "ada", verb)));
    lms.post("/xapi/statements", JSON, statement(UUID.randomUUID().toString(), "bob", verb));
    String agent = encoded("{\"account\":{\"homePage\":\"https://lms.example\",\"name\":\"ada\"}}");
    String query = "verb=" + encoded("https://v.example/" + verb) + "&agent=" + agent + "&limit=3";
    assertThat(pages("/xapi/statements?" + query)).isEqualTo(ids.reversed());
    assertThat(pages("/xapi/statements?ascending=true&" + query)).isEqualTo(ids);
  }

  @Test
  void aVoidedStatementIsFoundOnlyByWhoAsksForIt() {
    String id = UUID.randomUUID().toString();
    String verb = "verb-" + UUID.randomUUID();
    lms.post("/xapi/statements", JSON, statement(id, "ada", verb));
    String voiding =
        statement(UUID.randomUUID().toString(), "tutor", "x")
            .replace("https://v.example/x", "http://adlnet.gov/expapi/verbs/voided")
            .replace(
                "{\"id\":\"https://lms.example/q/1\"}",
                "{\"objectType\":\"StatementRef\",\"id\":\"" + id + "\"}");
    assertThat(there.post("/xapi/statements", JSON, voiding).statusCode()).isEqualTo(200);
    assertThat(lms.get("/xapi/statements?statementId=" + id).statusCode()).isEqualTo(404);
    assertThat(lms.get("/xapi/statements?voidedStatementId=" + id).statusCode()).isEqualTo(200);
    // The voiding refers to it, so it is what a search for it finds.
    assertThat(pages("/xapi/statements?verb=" + encoded("https://v.example/" + verb)))
        .hasSize(1)
        .doesNotContain(id);
  }

  @Test
  void anAttachmentComesBackAsItWent() throws NoSuchAlgorithmException {
    String content = "certificate of Ada\r\n\r\n--with lines";
    String sha2 =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(content.getBytes(StandardCharsets.UTF_8)));
    String id = UUID.randomUUID().toString();
    String attached =
        statement(id, "ada", "earned")
            .replaceFirst(
                "}$",
                ",\"attachments\":[{\"usageType\":\"https://x.example/u\",\"display\":{\"en\":\"C\"},"
                    + "\"contentType\":\"text/plain\",\"length\":"
                    + content.length()
                    + ",\"sha2\":\""
                    + sha2
                    + "\"}]}");
    String body =
        "--b\r\nContent-Type: application/json\r\n\r\n"
            + attached
            + "\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n"
            + "X-Experience-API-Hash: "
            + sha2
            + "\r\n\r\n"
            + content
            + "\r\n--b--\r\n";
    assertThat(lms.post("/xapi/statements", JSON, attached).body()).contains("fileUrl");
    HttpResponse<String> taken = lms.post("/xapi/statements", "multipart/mixed; boundary=b", body);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    HttpResponse<String> found = there.get("/xapi/statements?attachments=true&statementId=" + id);
    assertThat(header(found, "Content-Type")).startsWith("multipart/mixed; boundary=");
    assertThat(found.body()).contains("X-Experience-API-Hash: " + sha2 + "\r\n\r\n" + content);
    String other = body.replace("certificate of Ada", "certificate of Eve");
    assertThat(lms.post("/xapi/statements", "multipart/mixed; boundary=b", other).body())
        .contains("attachments[0].sha2");
  }

  /**
   * Another LMS's token finds nothing; one that may read all finds it; who may not write cannot.
   */
  @Test
  void aTokenReadsWhatItsScopeAllows() {
    String id = UUID.randomUUID().toString();
    lms.post("/xapi/statements", JSON, statement(id, "ada", "completed"));
    String path = "/xapi/statements?statementId=" + id;
    Posting writer = ingest.sender("writer", "write");
    Posting reader = ingest.sender("reader", "read-all");
    assertThat(ingest.sender("other").get(path).statusCode()).isEqualTo(404);
    assertThat(writer.get(path).statusCode()).isEqualTo(403);
    assertThat(reader.get(path).statusCode()).isEqualTo(200);
    assertThat(reader.post("/xapi/statements", JSON, statement(id, "x", "y")).statusCode())
        .isEqualTo(403);
  }

  /** Sources have different owners; who may read all finds them in one order. */
  @Test
  void whoReadsAllReadsWhatEachInstanceHas() {
    String verb = "verb-" + UUID.randomUUID();
    List<Posting> sources =
        IntStream.range(0, 6).mapToObj(i -> ingest.sender("source-" + i)).toList();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      ids.add(UUID.randomUUID().toString());
      sources.get(i % 6).post("/xapi/statements", JSON, statement(ids.getLast(), "ada", verb));
    }
    Posting all = ingest.sender("all", "read-all");
    String query = "verb=" + encoded("https://v.example/" + verb) + "&limit=5";
    assertThat(pages(all, "/xapi/statements?ascending=true&" + query)).isEqualTo(ids);
    assertThat(pages(all, "/xapi/statements?" + query)).isEqualTo(ids.reversed());
    assertThat(ids)
        .allSatisfy(id ->
            assertThat(all.get("/xapi/statements?statementId=" + id).statusCode()).isEqualTo(200));
  }

  /** Two clients saw the same bookmark; through whichever instance they write, one is told. */
  @Test
  void ofTwoWritersOfADocumentThatSawTheSameOneIsRefused() {
    String path = profile(UUID.randomUUID().toString());
    assertThat(put(lms, path, "{\"n\":0}", "If-None-Match", "*").statusCode()).isEqualTo(204);
    for (int round = 0; round < 10; round++) {
      String tag = header(lms.get(path), "ETag");
      String text = "{\"n\":" + round + ",\"by\":\"";
      List<CompletableFuture<HttpResponse<String>>> both = new ArrayList<>();
      for (Posting client : List.of(lms, there)) {
        String body = text + (client.equals(lms) ? "one" : "two") + "\"}";
        both.add(CompletableFuture.supplyAsync(() -> put(client, path, body, "If-Match", tag)));
      }
      assertThat(both.stream().map(b -> b.join().statusCode()).toList())
          .containsExactlyInAnyOrder(204, 412);
    }
    assertThat(put(lms, path, "{}", "Accept", "*/*").statusCode()).isEqualTo(409);
    assertThat(lms.delete(path).statusCode()).isEqualTo(204);
    assertThat(lms.get(path).statusCode()).isEqualTo(404);
  }

  /** The same retry hits both instances at the same time; only one of them counts it. */
  @Test
  void copiesThatArriveAtTwoInstancesAtOnceAreOneEvent() {
    for (int round = 0; round < 10; round++) {
      String statement = statement(UUID.randomUUID().toString(), "ada", "completed");
      List<CompletableFuture<HttpResponse<String>>> copies = new ArrayList<>();
      for (Posting sender : List.of(lms, there, lms, there)) {
        copies.add(
            CompletableFuture.supplyAsync(() -> sender.post("/xapi/statements", JSON, statement)));
      }
      assertThat(
              copies.stream()
                  .mapToInt(c -> Integer.parseInt(header(c.join(), "X-Crossover-Accepted")))
                  .sum())
          .isEqualTo(1);
    }
  }

  @Test
  void aStatementsNumbersComeBackAsTheyCame() {
    String id = UUID.randomUUID().toString();
    String numbers =
        "\"result\":{\"score\":{\"raw\":0.1000000000000000055},"
            + "\"extensions\":{\"https://x.example/n\":[0.50,12345678901234567890,1E+2]}}";
    String statement = statement(id, "ada", "scored");
    statement = statement.substring(0, statement.length() - 1) + "," + numbers + "}";
    assertThat(lms.post("/xapi/statements", JSON, statement).statusCode()).isEqualTo(200);
    assertThat(there.get("/xapi/statements?statementId=" + id).body()).contains(numbers);
    HttpResponse<String> endless =
        lms.post("/xapi/statements", JSON, statement.replace("1E+2", "1e999999"));
    assertThat(endless.statusCode()).isEqualTo(400);
    assertThat(endless.body()).contains("\"field\":\"result.extensions.https://x.example/n[2]\"");
  }

  /** A merged document is written anew. */
  @Test
  void aDocumentsNumbersComeBackAsTheyCame() {
    String path =
        "/xapi/activities/state?activityId=urn:n&agent="
            + encoded("{\"mbox\":\"mailto:ada@x.example\"}")
            + "&stateId=n";
    lms.post(path, JSON, "{\"a\":0.1000000000000000055,\"b\":1E+999999}");
    lms.post(path, JSON, "{\"c\":0.50}");
    // What would stop the task that merges.
    for (String endless : List.of("1e99999999999999999999", "10e2147483647")) {
      lms.put(path + "2", JSON, "{\"a\":" + endless + "}");
      lms.post(path + "2", JSON, "{\"b\":" + endless + "}");
      lms.post(path + "2", JSON, "{\"c\":1}");
    }
    assertThat(lms.get(path).body())
        .isEqualTo("{\"a\":0.1000000000000000055,\"b\":1E+999999,\"c\":0.50}");
  }

  private static List<String> pages(String first) {
    return pages(there, first);
  }

  private static List<String> pages(Posting reader, String first) {
    List<String> ids = new ArrayList<>();
    String path = first;
    while (!path.isEmpty()) {
      HttpResponse<String> reply = reader.get(path);
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
      JsonNode page = Json.MAPPER.readTree(reply.body());
      page.get("statements").forEach(s -> ids.add(s.get("id").asString()));
      path = page.get("more").asString();
    }
    return ids;
  }

  private static HttpResponse<String> put(
      Posting client, String path, String body, String header, String value) {
    return client.send(
        client
            .request(path, JSON)
            .header(header, value)
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String profile(String id) {
    return "/xapi/activities/profile?activityId="
        + encoded("https://lms.example/q/1")
        + "&profileId="
        + id;
  }

  private static String statement(String id, String account, String verb) {
    return """
    {"id":"%s","actor":{"account":{"homePage":"https://lms.example","name":"%s"}},\
    "verb":{"id":"https://v.example/%s"},"object":{"id":"https://lms.example/q/1"},\
    "timestamp":"2026-03-04T10:15:30Z"}\
    """
        .formatted(id, account, verb)
        .strip();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
