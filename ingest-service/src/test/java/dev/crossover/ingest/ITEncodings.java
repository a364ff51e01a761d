package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text is UTF-8. Of any other encoding it would have to be guessed, and a letter that cannot be
 * read must not be replaced: Müller and Möller would become one person, and their statements one.
 */
class ITEncodings {

  private static final String JSON = "application/json";
  private static final String CSV = "text/csv";
  private static final String ACTOR =
      "\"actor\":{\"account\":{\"homePage\":\"https://lms.example\",\"name\":\"Müller\"}}";

  @TempDir private static Path state;
  private static Ingest ingest;
  private static Posting admin;
  private static Posting lms;

  /** A door with a text that it takes. */
  record Text(String name, Posting sender, String method, String path, String type, String text) {

    HttpResponse<String> send(byte[] body) {
      return sender.send(
          sender.request(path, type).method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() {
    ingest = new Ingest(state);
    admin = ingest.admin();
    lms = ingest.sender("lms");
    HttpResponse<String> roster =
        admin.post(
            "/v1/roster", CSV, "learner,name,team,cohort,start\na1,Ada,red,spring,2026-03-02\n");
    assertThat(roster.statusCode()).as(roster.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  static Stream<Text> doors() {
    String plan =
        admin.get("/v1/plans/ml-to-genai.yaml").body().replaceFirst("ml-to-genai", "ours")
            + "# Müller\n";
    return Stream.of(
        new Text("statements", lms, "POST", "/xapi/statements", JSON, statement()),
        new Text(
            "statements with attachments",
            lms,
            "POST",
            "/xapi/statements",
            "multipart/mixed; boundary=b",
            "--b\r\nContent-Type: application/json\r\n\r\n" + statement() + "\r\n--b--\r\n"),
        new Text(
            "state",
            lms,
            "PUT",
            "/xapi/activities/state?activityId=urn:a&stateId=s&agent=" + agent("ada"),
            JSON,
            "{\"name\":\"Müller\"}"),
        new Text("caliper", lms, "POST", "/caliper", JSON, envelope()),
        new Text(
            "CloudEvent",
            lms,
            "POST",
            "/v1/events",
            "application/cloudevents+json",
            """
            {"specversion":"1.0","type":"dev.crossover.active.v1","source":"urn:wiki","id":"Müller",\
            "time":"2026-03-04T10:00:00Z","data":{"learner":"a1"}}\
            """),
        new Text(
            "roster",
            admin,
            "POST",
            "/v1/roster",
            CSV,
            "learner,name,team,cohort,start\nm1,Müller,red,spring,2026-03-02\n"),
        new Text(
            "accounts", admin, "POST", "/v1/accounts", CSV, "account,learner\nurn:x|Müller,a1\n"),
        new Text(
            "accounts as JSON",
            admin,
            "POST",
            "/v1/accounts",
            JSON,
            "{\"account\":\"urn:y|Müller\",\"learner\":\"a1\"}"),
        new Text("plan", admin, "PUT", "/v1/plans/ours", "application/yaml", plan),
        new Text(
            "mapping",
            admin,
            "POST",
            "/v1/plans/ml-to-genai/activities",
            CSV,
            "activity,unit\nhttps://lms.example/Müller,chunking\n"));
  }

  @ParameterizedTest
  @MethodSource("doors")
  void noDoorTakesBytesThatAreNotUtf8(Text door) {
    HttpResponse<String> reply = door.send(door.text().getBytes(StandardCharsets.ISO_8859_1));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
    assertThat(reply.body()).contains("problem:malformed\"", "UTF-8");
  }

  /** Some clients of .NET, and spreadsheets, put a byte order mark before the text. */
  @ParameterizedTest
  @MethodSource("doors")
  void everyDoorReadsOverAByteOrderMark(Text door) {
    String marked =
        door.type().startsWith("multipart")
            ? door.text().replace("\r\n\r\n{", "\r\n\r\n\uFEFF{")
            : "\uFEFF" + door.text();
    HttpResponse<String> reply = door.send(marked.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.statusCode()).as(reply.body()).isIn(200, 204);
  }

  /** A merged document is written anew, without the mark. */
  @Test
  void aDocumentWithAByteOrderMarkIsMerged() {
    String path = "/xapi/activities/state?activityId=urn:b&stateId=s&agent=" + agent("ada");
    lms.put(path, JSON, "\uFEFF{\"a\":1}");
    assertThat(lms.post(path, JSON, "\uFEFF{\"b\":2}").statusCode()).isEqualTo(204);
    assertThat(lms.get(path).body()).isEqualTo("{\"a\":1,\"b\":2}");
  }

  /** Fields of a form are encoded twice: as UTF-8, and that by percent signs. */
  @ParameterizedTest
  @ValueSource(strings = {"raw", "percent", "name"})
  void noFormIsTakenWhoseTextIsNotUtf8(String where) {
    String content = encoded(statement());
    String form =
        switch (where) {
          case "raw" -> "content=" + content.replace("M%C3%BCller", "Müller");
          case "percent" -> "content=" + content.replace("M%C3%BCller", "M%FCller");
          default -> "content=" + content + "&M%FCller=1";
        };
    HttpResponse<String> reply =
        lms.send(
            lms.request("/xapi/statements?method=POST", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        form.getBytes(StandardCharsets.ISO_8859_1))));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
    assertThat(reply.body()).contains("UTF-8");
  }

  /** Documents are kept by what stands in the query. */
  @Test
  void noQueryIsTakenWhoseTextIsNotUtf8() {
    Function<String, HttpResponse<String>> put =
        agent ->
            lms.put("/xapi/activities/state?activityId=urn:c&stateId=s&agent=" + agent, JSON, "{}");
    assertThat(put.apply(agent("Müller")).statusCode()).isEqualTo(204);
    assertThat(put.apply(agent("Müller").replace("%C3%BC", "%FC")).statusCode()).isEqualTo(400);
  }

  @Test
  void noAttributeInAHeaderIsTakenThatIsNotUtf8() {
    for (String id : new String[] {"M%FCller", "M%F6ller"}) {
      HttpResponse<String> reply =
          lms.send(
              lms.request("/v1/events", JSON)
                  .header("ce-specversion", "1.0")
                  .header("ce-type", "dev.crossover.active.v1")
                  .header("ce-source", "urn:ci")
                  .header("ce-id", id)
                  .header("ce-time", "2026-03-04T10:00:00Z")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"learner\":\"a1\"}")));
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
      assertThat(reply.body()).contains("UTF-8");
    }
  }

  /** JSON can name half a character, which UTF-8 cannot write. */
  @Test
  void noHalfOfACharacterIsTaken() {
    for (String half : new String[] {"\\ud800", "\\udc00", "x\\ud83dx"}) {
      HttpResponse<String> reply =
          lms.post("/xapi/statements", JSON, statement().replace("Müller", half));
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(400);
      assertThat(reply.body()).contains("actor.account.name");
    }
    assertThat(
            lms.post("/xapi/statements", JSON, statement().replace("Müller", "\\ud83d\\ude00"))
                .statusCode())
        .isEqualTo(200);
  }

  private static String agent(String name) {
    return encoded(
        "{\"account\":{\"homePage\":\"https://lms.example\",\"name\":\"" + name + "\"}}");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String statement() {
    return "{"
        + ACTOR
        + ",\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/completed\"},"
        + "\"object\":{\"id\":\"https://lms.example/q/1\"},\"timestamp\":\"2026-03-04T10:15:30Z\"}";
  }

  private static String envelope() {
    return """
    {"sensor":"https://lms.example/sensor","sendTime":"2026-03-04T10:00:01.000Z",\
    "dataVersion":"http://purl.imsglobal.org/ctx/caliper/v1p2","data":[{\
    "id":"urn:uuid:8d3d3f3e-2c5a-4a57-9e21-0d3f4b1f0c12","type":"NavigationEvent",\
    "actor":{"id":"https://lms.example/people/4711","type":"Person","name":"Müller"},\
    "action":"NavigatedTo","object":{"id":"https://lms.example/page/1","type":"WebPage"},\
    "eventTime":"2026-03-04T10:00:00.000Z"}]}\
    """;
  }
}
