package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.CollectedSpans.Seen;
import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Key;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * One event is followed by the log, by spans and by the command; nothing of it names a person. It
 * comes after the others, so that all that they did was logged.
 */
@ExtendWith(SharedStack.class)
@Order(20)
class ITOneEvent {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CHUNKING = "https://learn.crossover.example/ml-to-genai/chunking";

  /** In the address of each person of the demo. */
  private static final String MAIL = "@crossover.example";

  private final RunningStack stack;

  ITOneEvent(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void anEventIsFollowedFromItsDoorToThePage() throws IOException, InterruptedException {
    String id = UUID.randomUUID().toString();
    String trace = UUID.randomUUID().toString().replace("-", "");
    String learner = stack.learner("Elif Demir");
    String event =
        """
        {"specversion":"1.0","type":"dev.crossover.active.v1","source":"urn:test","id":"%s",
        "time":"%s","data":{"learner":"%s","activity":"%s"}}
        """
            .formatted(id, Instant.now(), learner, CHUNKING);
    assertThat(posted(event, trace)).isEqualTo(200);
    assertThat(posted("{}", trace)).isEqualTo(400);

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(stack.logged())
                .filteredOn(line -> line.contains(trace))
                .map(Api.JSON::readTree)
                .anyMatch(line ->
                    line.get("message").asString().equals("a request is taken: 1 new, 0 known")
                        && line.get("events").toString().equals("[\"urn:test#" + id + "\"]"))
                .anyMatch(line ->
                    line.get("message").asString().equals("a request is refused: invalid_field")));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(stack.spans().all())
                .filteredOn(span -> span.trace().equals(trace))
                .hasSize(2)
                .allMatch(span -> span.service().equals("crossover-ingest"))
                .allMatch(span -> span.name().equals("http post /v1/events"))
                .extracting(span -> span.attributes().get("status"))
                .containsExactlyInAnyOrder("200", "400"));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(traced("urn:test#" + id))
                .contains("taken as cloudevents of source traced")
                .contains("learner-log/", "@", "learner " + learner)
                .contains(CHUNKING + ": unit chunking of plan ml-to-genai")
                .contains("page  GET /api/v1/learners/" + learner));
  }

  @Test
  void eachDeliveryIsASpan() {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(stack.spans().all())
                .filteredOn(span -> span.service().equals("crossover-dashboard"))
                .filteredOn(span -> span.name().startsWith("deliver "))
                .extracting(Seen::name, span -> span.attributes().get("result"))
                .contains(tuple("deliver mail", "sent"), tuple("deliver webhook", "sent")));
  }

  /** Of all that was logged and sent since the stack was started, by whichever test. */
  @Test
  void nothingThatIsLoggedOrTracedNamesAPerson() throws IOException, InterruptedException {
    Set<String> people = new TreeSet<>();
    for (JsonNode team : stack.doors().dashboard().get("/api/v1/teams?cohort=demo").json()) {
      String path = "/api/v1/teams/" + team.get("team").asString() + "/learners?cohort=demo";
      for (JsonNode learner : stack.doors().dashboard().get(path).json()) {
        people.add(learner.get("learner").asString());
        people.add(learner.get("name").asString());
      }
    }
    assertThat(people).hasSizeGreaterThan(50);
    assertThat(stack.logged())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(people).noneMatch(line::contains))
        .noneMatch(line -> line.contains(MAIL));
    assertThat(stack.spans().all())
        .isNotEmpty()
        .allSatisfy(span -> assertThat(people).noneMatch(span.all()::contains))
        .noneMatch(span -> span.all().contains(MAIL));
  }

  /** Returns the answer's status. */
  private int posted(String event, String trace) throws IOException, InterruptedException {
    Key key = stack.doors().key("traced");
    String shown = key.user() + ":" + key.secret();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + stack.ports().ingest() + "/v1/events"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(shown.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/cloudevents+json")
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  /** What the command says; it fails until the event is on the page. */
  private String traced(String id) throws IOException, InterruptedException {
    return Tools.run(
        stack.data().root(),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        "-cp",
        System.getProperty("java.class.path"),
        "dev.crossover.standalone.Crossover",
        "trace",
        id,
        "--data",
        stack.data().root().toString());
  }
}
