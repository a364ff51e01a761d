package dev.crossover.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.ThirdParty.Refused;
import dev.crossover.standalone.client.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A typed client is made from the description that the dashboard hands out, and asks it. */
@ExtendWith(SharedStack.class)
@Order(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ITGeneratedClient {

  private static final String BLOCKED = "Daniyar Akhmetov";

  private final RunningStack stack;
  private GeneratedClient client;
  private ThirdParty program;

  ITGeneratedClient(RunningStack stack) {
    this.stack = stack;
  }

  @BeforeAll
  void generate(@TempDir Path folder)
      throws IOException, InterruptedException, ReflectiveOperationException {
    client = new GeneratedClient(stack.doors().dashboard().get("/openapi.yaml").body(), folder);
    String key = "admin:" + stack.data().adminSecret();
    String basic = "Basic " + Base64.getEncoder().encodeToString(key.getBytes(UTF_8));
    program = client.program(stack.url(""), basic);
  }

  @AfterAll
  void close() throws IOException {
    client.close();
  }

  @Test
  void itIsToldWhatOthersAreTold() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          Map<String, Integer> people = new TreeMap<>();
          get("/api/v1/teams?cohort=demo")
              .forEach(row -> people.put(row.get("team").asString(), row.get("learners").asInt()));
          assertThat(people).containsKeys("atlas", "borealis", "cirrus");
          assertThat(program.peopleByTeam("demo")).isEqualTo(people);
          JsonNode skill = get("/api/v1/teams/atlas").at("/skills/0");
          assertThat(program.shown("atlas", skill.get("skill").asString()))
              .isEqualByComparingTo(skill.get("level").decimalValue());
          String learner = stack.learner(BLOCKED);
          assertThat(program.start(learner))
              .isEqualTo(
                  LocalDate.parse(get("/api/v1/learners/" + learner).get("start").asString()));
          assertThat(program.isBlocked(learner)).isTrue();
        });
  }

  @Test
  void aRefusalIsAProblem() throws Exception {
    Refused refused = program.refusal("nobody");
    assertThat(refused.code()).isEqualTo(404);
    JsonNode problem = get("/api/v1/teams/nobody");
    assertThat(problem.get("status").asInt()).isEqualTo(404).isEqualTo(refused.status());
    assertThat(problem.get("type").asString()).isEqualTo(refused.type());
    assertThat(problem.get("detail").asString()).isEqualTo(refused.detail());
  }

  /** Nothing is lost or changed on the way through the types of the client. */
  @Test
  void itsTypesHoldAllThatIsAnswered() throws Exception {
    String learner = "/api/v1/learners/" + stack.learner(BLOCKED);
    Map<String, String> types =
        Map.ofEntries(
            Map.entry("/api/v1/cohorts", "GroupReadiness"),
            Map.entry("/api/v1/cohorts/demo", "CohortPage"),
            Map.entry("/api/v1/teams", "TeamRow"),
            Map.entry("/api/v1/teams/atlas", "TeamPage"),
            Map.entry("/api/v1/teams/atlas/learners", "LearnerRow"),
            Map.entry("/api/v1/teams/atlas/forecast?hours=12", "ForecastAnswer"),
            Map.entry("/api/v1/home", "HomePage"),
            Map.entry("/api/v1/search?q=da", "Found"),
            Map.entry(learner, "LearnerPage"),
            Map.entry(learner + "/figures/skill:rag", "OpenedFigure"),
            Map.entry("/api/v1/plans/ml-to-genai", "PlanPage"),
            Map.entry("/api/v1/data", "DataPage"),
            Map.entry("/api/v1/manage/keys", "ManagedKey"),
            Map.entry("/api/v1/manage/users", "ManagedUser"),
            Map.entry("/api/v1/session", "Session"));
    for (Map.Entry<String, String> one : types.entrySet()) {
      String answer = stack.doors().dashboard().get(one.getKey()).body();
      Map<String, Object> told = leaves(answer);
      assertThat(told).as(one.getKey()).isNotEmpty();
      assertThat(leaves(program.readAndWritten(one.getValue(), answer)))
          .as(one.getKey())
          .containsExactlyInAnyOrderEntriesOf(told);
    }
  }

  /** By place; empty objects and lists, too. What the doors say is null is as good as absent. */
  private static Map<String, Object> leaves(String answer) {
    Map<String, Object> found = new TreeMap<>();
    collect("", Api.JSON.readTree(answer), found);
    return found;
  }

  private static void collect(String place, JsonNode node, Map<String, Object> found) {
    if (node.isContainer() && !node.isEmpty()) {
      node.propertyStream()
          .forEach(each -> collect(place + "/" + each.getKey(), each.getValue(), found));
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        collect(place + "/" + i, node.get(i), found);
      }
    } else if (!node.isNull()) {
      found.put(place, value(node));
    }
  }

  /** However a number or a moment is written. */
  private static Object value(JsonNode leaf) {
    if (leaf.isNumber()) {
      return leaf.decimalValue().stripTrailingZeros();
    }
    try {
      return leaf.isString() ? Instant.parse(leaf.asString()) : leaf;
    } catch (DateTimeParseException e) {
      return leaf;
    }
  }

  private JsonNode get(String address) throws IOException, InterruptedException {
    return stack.doors().dashboard().get(address).json();
  }
}
