package dev.crossover.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.model.Topics;
import dev.crossover.model.intake.Forwarding;
import dev.crossover.wiring.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What one installation takes goes on to another learning record store, here to one of ours. */
@TestMethodOrder(OrderAnnotation.class)
class ITForwarding {

  private static final String ALL = "/xapi/statements?ascending=true&limit=500";

  @TempDir private static Path state;
  private static Ingest there;
  private static Posting other;
  private static Ingest here;
  private static String[] settings;
  private static Posting course;

  @BeforeAll
  static void start() {
    there = new Ingest(state.resolve("there"));
    other = there.sender("crossover", "write", "read");
    String shown =
        new String(
            Base64.getDecoder().decode(other.authorization().substring("Basic ".length())), UTF_8);
    int colon = shown.indexOf(':');
    settings =
        new String[] {
          "--crossover.ingest.forward.to=http://127.0.0.1:" + there.port() + "/xapi/",
          "--crossover.ingest.forward.key=" + shown.substring(0, colon),
          "--crossover.ingest.forward.secret=" + shown.substring(colon + 1),
          "--crossover.ingest.forward.sources=lms,course"
        };
    here = new Ingest(state.resolve("here"), settings);
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
  }

  @Test
  @Order(1)
  void chosenSourcesGoOnInOrderWithContentsAndWhatVoidsThem() throws Exception {
    Posting lms = here.sender("lms");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      List<String> batch = IntStream.range(0, 40).mapToObj(_ -> id()).toList();
      ids.addAll(batch);
      accepted(lms.postStatements(batch.stream().map(ITForwarding::statement).toList().toString()));
    }
    String voiding = id();
    accepted(
        lms.postStatements(
            """
            {"id":"%s","actor":{"mbox":"mailto:ada@x.example"},
             "verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
             "object":{"objectType":"StatementRef","id":"%s"}}
            """
                .formatted(voiding, ids.getFirst())));
    String attached = id();
    accepted(postAttached(lms, attached));
    accepted(here.sender("secret").postStatements(statement(id())));
    ids.add(voiding);
    ids.add(attached);
    List<String> standing = ids.subList(1, ids.size());
    await().untilAsserted(() -> assertThat(arrived(ALL)).isEqualTo(standing));
    assertThat(other.get("/xapi/statements?voidedStatementId=" + ids.getFirst()).statusCode())
        .isEqualTo(200);
    assertThat(other.get("/xapi/statements?attachments=true&statementId=" + attached).body())
        .contains("what was said");
    await()
        .untilAsserted(() -> {
          Forwarding kept = kept("lms");
          assertThat(kept.taken()).isEqualTo(ids.size());
          assertThat(kept.waiting()).isZero();
          assertThat(kept.refused()).isZero();
        });
    await()
        .untilAsserted(() ->
            assertThat(here.admin().get("/actuator/prometheus").body())
                .contains(
                    "crossover_forwarding_statements_total{result=\"taken\",source=\"lms\"} 242.0",
                    "crossover_forwarding_waiting_statements{source=\"lms\"} 0.0",
                    "crossover_forwarding_delay_seconds{source=\"lms\"} 0.0"));
  }

  @Test
  @Order(2)
  void anInstanceThatTakesASourceOverGoesOnWhereTheLastOneStood() {
    course = here.sender("course");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(id());
      accepted(course.postStatements(statement(ids.getLast())));
    }
    int port = here.another(settings);
    here.end(0);
    course = course.at(port);
    for (int i = 0; i < 100; i++) {
      String id = id();
      ids.add(id);
      await()
          .untilAsserted(
              () -> assertThat(course.postStatements(statement(id)).statusCode()).isEqualTo(200));
    }
    await()
        .untilAsserted(() -> {
          List<String> all = new ArrayList<>(arrived(ALL));
          all.retainAll(ids);
          assertThat(all).isEqualTo(ids);
        });
  }

  @Test
  @Order(3)
  void whatTheOtherStoreDoesNotTakeWaitsAndIsSeen() {
    assertThat(there.admin().delete("/v1/keys/crossover").statusCode()).isEqualTo(204);
    accepted(course.postStatements(statement(id())));
    await()
        .untilAsserted(() -> {
          Forwarding kept = kept("course");
          assertThat(kept.trouble())
              .isNotNull()
              .extracting(Forwarding.Trouble::reason)
              .isEqualTo("it answered 401");
          assertThat(kept.waiting()).isEqualTo(1);
          assertThat(kept.waitingSince()).isNotNull();
        });
    await()
        .untilAsserted(() ->
            assertThat(here.admin().get("/actuator/prometheus").body())
                .contains("crossover_forwarding_waiting_statements{source=\"course\"} 1.0"));
  }

  private static Forwarding kept(String source) {
    return here.records(Topics.FORWARDING.name()).stream()
        .filter(record -> record.key().equals(source))
        .map(record -> Json.MAPPER.readValue(record.value(), Forwarding.class))
        .reduce((_, newer) -> newer)
        .orElseThrow(() -> new AssertionError("nothing is kept of " + source));
  }

  private static List<String> arrived(String page) {
    List<String> ids = new ArrayList<>();
    String next = page;
    while (!next.isEmpty()) {
      JsonNode read = Json.MAPPER.readTree(other.get(next).body());
      read.path("statements").forEach(s -> ids.add(s.path("id").asString()));
      String more = read.path("more").asString("");
      next = more.isEmpty() ? "" : URI.create(more).toString();
    }
    return ids;
  }

  private static void accepted(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
  }

  private static HttpResponse<String> postAttached(Posting lms, String id) throws Exception {
    String content = "what was said";
    String hash =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
    String statement =
        """
        {"id":"%s","actor":{"mbox":"mailto:ada@x.example"},
         "verb":{"id":"http://adlnet.gov/expapi/verbs/answered"},"object":{"id":"urn:essay"},
         "attachments":[{"usageType":"urn:essay","display":{"en":"essay"},
           "contentType":"text/plain","length":%d,"sha2":"%s"}]}
        """
            .formatted(id, content.length(), hash);
    String body =
        String.join(
            "\r\n",
            "--b",
            "Content-Type: application/json",
            "",
            statement,
            "--b",
            "Content-Type: text/plain",
            "Content-Transfer-Encoding: binary",
            "X-Experience-API-Hash: " + hash,
            "",
            content,
            "--b--",
            "");
    return lms.post("/xapi/statements", "multipart/mixed; boundary=b", body);
  }

  private static String statement(String id) {
    return """
    {"id":"%s","actor":{"mbox":"mailto:ada@x.example"},
     "verb":{"id":"http://adlnet.gov/expapi/verbs/progressed"},"object":{"id":"urn:unit"}}
    """
        .formatted(id);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
