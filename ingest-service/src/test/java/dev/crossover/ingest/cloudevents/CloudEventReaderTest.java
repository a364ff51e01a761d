package dev.crossover.ingest.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.catalog.Shipped;
import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Named;
import dev.crossover.ingest.request.Refused;
import dev.crossover.model.event.Attester;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.Route;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CloudEventReaderTest {

  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private final CloudEventReader reader =
      reader(Shipped.PLANS.stream().map(Shipped::plan).toList());

  @Test
  void readsAGrade() {
    ObjectNode event =
        event(
            "graded",
            "{\"learner\":\"ada\",\"activity\":\"urn:x:1\",\"score\":0.5,\"grader\":\"person\"}");
    Candidate candidate = reader.read(event, "", "ci", NOW, true);
    assertThat(Named.id(candidate)).isEqualTo("urn:wiki#1");
    assertThat(Objects.requireNonNull(Named.event(candidate)).fact())
        .isEqualTo(new Fact.Graded(0.5, null, Grader.PERSON));
  }

  @Test
  void readsAReviewWithItsEvidence() {
    ObjectNode event =
        event(
            "reviewed",
            "{\"learner\":\"ada\",\"activity\":\"urn:x:1\",\"accepted\":true,\"evidence\":[\"diagram\",\"trade_offs\"]}");
    assertThat(Objects.requireNonNull(Named.event(reader.read(event, "", "ci", NOW, true))).fact())
        .isEqualTo(new Fact.Reviewed(true, Set.of("diagram", "trade_offs")));
  }

  @Test
  void readsInterviewPractice() {
    assertThat(
            fact("interviewed", "{\"learner\":\"ada\",\"dimension\":\"evaluation\",\"score\":0.6}"))
        .isEqualTo(new Fact.Interviewed("evaluation", 0.6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"signals\":[\"what-failed\"]; ; what-failed",
        "\"signals\":[\"classic-ml-view\"],\"score\":0.4; 0.4; classic-ml-view",
        "\"signals\":[]; ; ",
      })
  void readsWhatWasNoticedInAnInterview(
      String noticed, @Nullable Double score, @Nullable String signal) {
    assertThat(
            fact(
                "interviewed",
                "{\"learner\":\"ada\",\"dimension\":\"evaluation\",%s}".formatted(noticed)))
        .isEqualTo(
            new Fact.Interviewed("evaluation", score, signal == null ? Set.of() : Set.of(signal)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Attester.class,
      names = {"MANAGER", "REVIEWER"})
  void readsWorkThatIsInUse(Attester by) {
    assertThat(
            fact(
                "shipped",
                "{\"learner\":\"ada\",\"skills\":[\"rag\",\"evaluation\"],\"by\":\"%s\"}"
                    .formatted(by.name().toLowerCase(Locale.ROOT))))
        .isEqualTo(new Fact.Shipped(Set.of("rag", "evaluation"), by));
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void readsWhereTheLearnerWantsToGo(Route to) {
    assertThat(
            fact(
                "routed",
                "{\"learner\":\"ada\",\"to\":\"%s\"}"
                    .formatted(to.name().toLowerCase(Locale.ROOT))))
        .isEqualTo(new Fact.Routed(to));
  }

  /** A plan of one's own may ask for a film; once it is published the same review is taken. */
  @Test
  void takesAnIdOnceAPlanHasIt() {
    AtomicReference<List<Plan>> plans = new AtomicReference<>(List.of(Shipped.plan("ml-to-genai")));
    AtomicLong version = new AtomicLong();
    CloudEventReader growing = new CloudEventReader(new PublishedIds(version::get, plans::get));
    ObjectNode event =
        event(
            "reviewed",
            "{\"learner\":\"ada\",\"activity\":\"urn:x:1\",\"accepted\":true,\"evidence\":[\"results\",\"film\"]}");
    assertThatThrownBy(() -> growing.read(event, "events[3].", "ci", NOW, true))
        .isInstanceOf(Refused.class)
        .hasMessage("events[3].data.evidence.1: no published plan has the checklist item film");
    plans.set(List.of(Shipped.plan("genai-roadmap"), asking("film")));
    version.incrementAndGet();
    assertThat(Objects.requireNonNull(Named.event(growing.read(event, "", "ci", NOW, true))).fact())
        .isEqualTo(new Fact.Reviewed(true, Set.of("results", "film")));
  }

  /** In the first seconds of a new installation nobody knows yet what plans it will have. */
  @Test
  void withoutAnyPlanTakesEveryId() {
    ObjectNode event =
        event(
            "attested", "{\"learner\":\"a\",\"skill\":\"welding\",\"level\":1,\"by\":\"manager\"}");
    assertThat(
            Objects.requireNonNull(Named.event(reader(List.of()).read(event, "", "ci", NOW, true)))
                .fact())
        .isEqualTo(new Fact.Attested("welding", 1, Attester.MANAGER));
  }

  @ParameterizedTest
  @CsvSource({"PT1H30M, PT1H30M", "P1W, PT168H", "P1DT1H, PT25H"})
  void readsTimeSpent(String text, String spent) {
    ObjectNode event = event("active", "{\"learner\":\"ada\",\"spent\":\"%s\"}".formatted(text));
    assertThat(Objects.requireNonNull(Named.event(reader.read(event, "", "ci", NOW, true))).spent())
        .isEqualTo(Duration.parse(spent));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "active; {}; data",
        "active; {\"learner\":\"a\",\"account\":{\"issuer\":\"x\",\"name\":\"y\"}}; data",
        "active; {\"account\":{\"issuer\":\"x\"}}; data.account",
        "active; {\"learner\":\"a\",\"spent\":\"an hour\"}; data.spent",
        "active; {\"learner\":\"a\",\"mood\":\"good\"}; data",
        "completed; {\"learner\":\"a\"}; data",
        "completed; {\"learner\":\"a\",\"activity\":\"quiz\"}; data.activity",
        "progressed; {\"learner\":\"a\",\"activity\":\"urn:x\",\"share\":40}; data.share",
        "graded; {\"learner\":\"a\",\"activity\":\"urn:x\"}; data",
        "graded; {\"learner\":\"a\",\"activity\":\"urn:x\",\"score\":\"0.5\"}; data.score",
        "reviewed; {\"learner\":\"a\",\"activity\":\"urn:x\"}; data",
        "reviewed; {\"learner\":\"a\",\"activity\":\"urn:x\",\"accepted\":true,\"evidence\":[\"film\"]}; data.evidence.0",
        "reviewed; {\"learner\":\"a\",\"activity\":\"urn:x\",\"accepted\":true,\"evidence\":[\"a film\"]}; data.evidence.0",
        "reviewed; {\"learner\":\"a\",\"activity\":\"urn:x\",\"accepted\":true,\"evidence\":[\"results\",\"results\"]}; data.evidence",
        "reviewed; {\"learner\":\"a\",\"activity\":\"urn:x\",\"accepted\":true,\"evidence\":\"results\"}; data.evidence",
        "interviewed; {\"learner\":\"a\",\"dimension\":\"evaluation\",\"score\":7}; data.score",
        "interviewed; {\"learner\":\"a\",\"dimension\":\"evaluation\"}; data",
        "interviewed; {\"learner\":\"a\",\"dimension\":\"charm\",\"score\":1}; data.dimension",
        "interviewed; {\"learner\":\"a\",\"dimension\":\"evaluation\",\"signals\":\"what-failed\"}; data.signals",
        "interviewed; {\"learner\":\"a\",\"dimension\":\"evaluation\",\"signals\":[\"what-failed\",7]}; data.signals.1",
        "interviewed; {\"learner\":\"a\",\"dimension\":\"evaluation\",\"signals\":[\"what-failed\",\"yawned\"]}; data.signals.1",
        "attested; {\"learner\":\"a\",\"skill\":\"welding\",\"level\":1,\"by\":\"manager\"}; data.skill",
        "attested; {\"learner\":\"a\",\"skill\":\"rag\",\"level\":1,\"by\":\"placement\"}; data.by",
        "shipped; {\"learner\":\"a\",\"by\":\"manager\"}; data",
        "shipped; {\"learner\":\"a\",\"skills\":[],\"by\":\"manager\"}; data.skills",
        "shipped; {\"learner\":\"a\",\"skills\":[\"rag\"]}; data",
        "shipped; {\"learner\":\"a\",\"skills\":[\"rag\"],\"by\":\"enrolment\"}; data.by",
        "shipped; {\"learner\":\"a\",\"skills\":[\"rag\"],\"by\":\"placement\"}; data.by",
        "shipped; {\"learner\":\"a\",\"skills\":[\"rag\",\"welding\"],\"by\":\"manager\"}; data.skills.1",
        "routed; {\"learner\":\"a\"}; data",
        "routed; {\"learner\":\"a\",\"to\":\"abroad\"}; data.to",
        "pondered; {\"learner\":\"a\"}; type",
      })
  void refusesAndNamesTheField(String kind, String data, String field) {
    assertThatThrownBy(() -> reader.read(event(kind, data), "", "ci", NOW, true))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource({"specversion, 0.3", "id, ''", "source, ''", "time, today", "type, com.example.x"})
  void refusesBadAttributes(String name, String value) {
    ObjectNode event = event("active", "{\"learner\":\"a\"}").put(name, value);
    assertThatThrownBy(() -> reader.read(event, "", "ci", NOW, true))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.field()).isEqualTo(name));
  }

  private static CloudEventReader reader(List<Plan> plans) {
    return new CloudEventReader(new PublishedIds(() -> 0, () -> plans));
  }

  /** The plan with one more item on the checklist of each project. */
  private static Plan asking(String item) {
    Plan plan = Shipped.plan("ml-to-genai");
    ObjectNode json = Json.MAPPER.valueToTree(plan);
    for (JsonNode checklist : json.findValues("checklist")) {
      if (!checklist.isEmpty()) {
        ((ArrayNode) checklist).addObject().put("id", item);
      }
    }
    return Json.MAPPER.treeToValue(json, Plan.class);
  }

  private Fact fact(String kind, String data) {
    return Objects.requireNonNull(Named.event(reader.read(event(kind, data), "", "ci", NOW, true)))
        .fact();
  }

  private static ObjectNode event(String kind, String data) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("specversion", "1.0").put("type", "dev.crossover." + kind + ".v1");
    event.put("source", "urn:wiki").put("id", "1").put("time", "2026-03-04T10:15:30Z");
    event.set("data", Json.MAPPER.readTree(data));
    return event;
  }
}
