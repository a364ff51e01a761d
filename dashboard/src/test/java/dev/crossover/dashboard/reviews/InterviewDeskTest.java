package dev.crossover.dashboard.reviews;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.record.StandIn;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.wiring.Json;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/**
 * Who holds whose practice interviews, and what they are told of whom. Boss manages Ada; Bo is on
 * the same plan and has another manager. Rita is named, or Sam stands in for her.
 */
class InterviewDeskTest {

  private static final String PASSWORD = "a long password";
  private static final String INTERVIEWS = "/api/v1/reviews/interviews";
  private static final String SCORE = "{\"dimension\":\"evaluation\",\"signals\":[]}";
  private static final String WORD = "{\"skill\":\"rag\",\"level\":0.8}";

  private final FilledDashboard dashboard = new FilledDashboard(day(20));

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    for (String who : List.of("boss", "rita", "sam", "olga", "ada")) {
      dashboard.put(who + "@x.example", PASSWORD);
    }
    dashboard.put(SignedIn.managedBy("boss@x.example", "ada@x.example"), List.of());
    dashboard.put(Samples.learner("bo", "team-b", "small"), List.of());
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private Cookie as(String who) {
    return SignedIn.by(dashboard, who + "@x.example", PASSWORD);
  }

  private JsonNode desk(String who) {
    return dashboard.as(as(who)).json(INTERVIEWS);
  }

  private List<String> people(String who) {
    return desk(who).get("people").valueStream().map(p -> p.get("learner").asString()).toList();
  }

  private MvcTestResult says(String who, String learner, String address, String body) {
    return SignedIn.posted(dashboard, "/api/v1/learners/" + learner + address, body, as(who));
  }

  /** Sam stands in on the days of the test, from 22 March 2026 on. */
  private void standsIn(String first) {
    dashboard.standIn(
        new StandIn(
            "rita@x.example",
            "sam@x.example",
            LocalDate.parse(first),
            LocalDate.parse("2026-03-29")));
  }

  /** Above all not whether the gate of interviews is open: it would tell the learner's route. */
  @Test
  void whoIsNamedIsToldNamesAndWhatIsAskedAndNothingElse() {
    dashboard.reviewers("interview", "rita@x.example");
    assertThat(desk("rita"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {
                  "people": [
                    {"learner": "ada", "name": "ada", "team": "team-a", "cohort": "spring", "plan": "small"},
                    {"learner": "bo", "name": "bo", "team": "team-b", "cohort": "spring", "plan": "small"}
                  ],
                  "plans": [
                    {
                      "plan": "small",
                      "title": "A small plan",
                      "interview": [
                        {"id": "evaluation", "title": "Evaluation"},
                        {"id": "debugging", "title": "Debugging"}
                      ],
                      "rubric": [],
                      "skills": [
                        {"id": "prompting", "title": "Prompting"},
                        {"id": "rag", "title": "RAG"},
                        {"id": "python", "title": "Python"}
                      ]
                    }
                  ]
                }
                """));
    assertThat(dashboard.as(as("rita")).json("/api/v1/session").get("reviews").asBoolean())
        .as("the page has the link")
        .isTrue();
    assertThat(dashboard.api().get().uri("/api/v1/learners/ada")).hasStatus(404);
  }

  /** What each may say of Ada, and whose word for a skill it is; "-" is answered with 404. */
  @ParameterizedTest
  @CsvSource({
    // who is named, who asks, whose word
    "none, boss, manager",
    "none, rita, -",
    "none, sam, -",
    "none, olga, -",
    "none, ada, -",
    "rita, boss, manager",
    "rita, rita, reviewer",
    "rita, sam, reviewer",
    "rita, olga, -",
    "rita, ada, -",
    "boss, boss, manager",
    "boss, rita, -",
    "ada, ada, -",
    "ada, boss, manager",
  })
  void whoMayScoreAndVouch(String named, String who, String word) {
    if (!named.equals("none")) {
      dashboard.reviewers("interview", named + "@x.example");
    }
    standsIn("2026-03-22");
    boolean may = !word.equals("-");
    assertThat(says(who, "ada", "/interviews", SCORE)).hasStatus(may ? 204 : 404);
    assertThat(says(who, "ada", "/attestations", WORD)).hasStatus(may ? 204 : 404);
    assertThat(dashboard.ingest().events().stream().map(e -> e.get("data").toString()))
        .containsExactlyElementsOf(
            may
                ? List.of(
                    "{\"learner\":\"ada\",\"dimension\":\"evaluation\",\"signals\":[]}",
                    "{\"learner\":\"ada\",\"skill\":\"rag\",\"level\":0.8,\"by\":\"%s\"}"
                        .formatted(word))
                : List.of());
    assertThat(dashboard.ingest().events().toString()).doesNotContain("@");
  }

  /** The list is for who is named; a manager has the learners' pages. */
  @ParameterizedTest
  @CsvSource({
    // who is named, who asks, whom they find
    "rita, rita, ada bo",
    "rita, sam, ada bo",
    "rita, boss, ''",
    "rita, olga, ''",
    "rita, ada, ''",
    "ada, ada, bo",
    "boss, boss, ada bo",
    "boss, sam, ''",
  })
  void whoFindsWhom(String named, String who, String found) {
    dashboard.reviewers("interview", named + "@x.example");
    standsIn("2026-03-22");
    assertThat(String.join(" ", people(who))).isEqualTo(found);
  }

  @Test
  void whoStandsInDoesSoOnTheirDays() {
    dashboard.reviewers("interview", "rita@x.example");
    standsIn("2026-03-23");
    assertThat(people("sam")).isEmpty();
    assertThat(says("sam", "ada", "/interviews", SCORE)).hasStatus(404);
  }

  /** To hold interviews is a right of its own. */
  @Test
  void whoReviewsAProjectHoldsNoInterviews() {
    dashboard.reviewers("project", "rita@x.example");
    assertThat(desk("rita").get("plans")).isEmpty();
    assertThat(says("rita", "ada", "/interviews", SCORE)).hasStatus(404);
  }

  @Test
  void whoHasLeftOrWhoseCohortIsOverIsNotThere() {
    dashboard.reviewers("interview", "rita@x.example");
    assertThat(people("rita")).containsExactly("ada", "bo");
    dashboard.put(
        Samples.learner("bo", "team-b", "small"),
        List.of(Samples.event("l", day(6), null, new Fact.Left())));
    assertThat(people("rita")).containsExactly("ada");
    assertThat(says("rita", "bo", "/interviews", SCORE)).hasStatus(404);
    ends("2026-03-23");
    assertThat(people("rita")).as("its last day is today").containsExactly("ada");
    ends("2026-03-22");
    assertThat(people("rita")).isEmpty();
    assertThat(says("rita", "ada", "/interviews", SCORE)).hasStatus(404);
    assertThat(says("boss", "ada", "/interviews", SCORE)).as("as ever").hasStatus(204);
  }

  @Test
  void whoChangesPlansOrIsErasedIsNotThere() {
    dashboard.reviewers("interview", "rita@x.example");
    assertThat(people("rita")).containsExactly("ada", "bo");
    dashboard.put(dashboard.snapshot(Samples.learner("bo", "team-b", "other"), List.of()));
    dashboard.erase("ada");
    assertThat(people("rita")).isEmpty();
  }

  /** From which day on nothing is expected of anybody. */
  private void ends(String day) {
    dashboard.put(
        dashboard.tables().norms(),
        "spring/small",
        new CohortNorms(1, 2, Map.of(), Map.of(), LocalDate.parse(day), Map.of()),
        Json.serde(CohortNorms.class));
  }

  /** A list of names tells no figure; to say something of one of them is written down. */
  @Test
  void toScoreIsALookAndTheListIsNone() throws IOException {
    dashboard.reviewers("interview", "rita@x.example");
    Path spool = dashboard.state().resolve("looks.jsonl");
    assertThat(people("rita")).hasSize(2);
    assertThat(says("boss", "ada", "/interviews", SCORE)).hasStatus(204);
    assertThat(spool).doesNotExist();
    assertThat(says("rita", "bo", "/interviews", SCORE)).hasStatus(204);
    assertThat(Files.readString(spool)).contains("rita@x.example", "\"bo\"", "ROW");
  }
}
