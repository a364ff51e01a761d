package dev.crossover.dashboard.said;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.record.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What a learner says of themselves, and what who looks after them did. */
class SaidOnPageTest {

  private static final String PASSWORD = "a long password";
  private static final String BOSS = "boss@x.example";
  private static final String ADA = "ada@x.example";
  private static final String PAGE = "/api/v1/learners/ada";

  private final FilledDashboard dashboard = new FilledDashboard(day(20));
  private final List<LearningEvent> events = new ArrayList<>();

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    for (String mail : List.of(BOSS, ADA, "other@x.example")) {
      dashboard.put(mail, PASSWORD);
    }
    happens("r", 2, Samples.READING, new Fact.Completed());
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private void happens(String id, int onDay, @Nullable String on, Fact fact) {
    events.add(Samples.event(id, day(onDay), on, fact));
    dashboard.put(SignedIn.managedBy(BOSS, ADA), events);
  }

  private FilledDashboard as(String mail) {
    return dashboard.as(SignedIn.by(dashboard, mail, PASSWORD));
  }

  private MvcTestResult post(String mail, String address, String body) {
    return SignedIn.posted(dashboard, PAGE + address, body, SignedIn.by(dashboard, mail, PASSWORD));
  }

  /** A word, and the event that it is; or what is wrong with it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind":"DONE","unit":"reading"}                         | completed   | {"learner":"ada","activity":"https://lms.example/reading"}
          {"kind":"UNDONE","unit":"reading"}                       | 400         | unit: it is not done by your word alone
          {"kind":"HOURS","unit":"quiz","hours":1.5}               | active      | {"learner":"ada","activity":"https://lms.example/quiz/1","spent":"PT1H30M"}
          {"kind":"STUCK","unit":"quiz","note":" Why? "}           | stuck       | {"learner":"ada","activity":"https://lms.example/quiz/1","note":"Why?"}
          {"kind":"OFFERS","unit":"reading"}                       | offered     | {"learner":"ada","activity":"https://lms.example/reading","offers":true}
          {"kind":"WITHDRAWS","unit":"reading"}                    | offered     | {"learner":"ada","activity":"https://lms.example/reading","offers":false}
          {"kind":"DONE","unit":"quiz"}                            | 400         | unit: is done by a test or a review, and not by one's own word
          {"kind":"HOURS","unit":"quiz"}                           | 400         | hours: must be above 0 and at most 24
          {"kind":"HOURS","unit":"quiz","hours":25}                | 400         | hours: must be above 0 and at most 24
          {"kind":"UNSTUCK","unit":"quiz"}                         | 400         | unit: you are not stuck on it
          {"kind":"OFFERS","unit":"quiz"}                          | 400         | unit: you have not done it yet
          {"unit":"quiz"}                                          | 400         | kind: is missing
          {"kind":"DONE","unit":"none"}                            | 404         | there is no such unit of yours
          """)
  void aLearnerSpeaksForThemselves(String body, String kind, String said) {
    MvcTestResult answer = post(ADA, "/words", body);
    if (kind.matches("\\d+")) {
      assertThat(answer).hasStatus(Integer.parseInt(kind)).bodyText().contains(said);
      assertThat(dashboard.ingest().events()).isEmpty();
      return;
    }
    assertThat(answer).hasStatus(204);
    JsonNode event = dashboard.ingest().events().getFirst();
    assertThat(event.get("type").asString()).isEqualTo("dev.crossover." + kind + ".v1");
    assertThat(event.get("data").toString()).isEqualTo(said);
  }

  @Test
  void nobodySpeaksForAnother() {
    assertThat(post(BOSS, "/words", "{\"kind\":\"DONE\",\"unit\":\"reading\"}")).hasStatus(404);
    assertThat(post("other@x.example", "/follow-ups", "{\"what\":\"talked\"}")).hasStatus(404);
    assertThat(post(ADA, "/follow-ups", "{\"what\":\"talked\"}"))
        .as("nobody follows up on themselves")
        .hasStatus(404);
    assertThat(dashboard.ingest().events()).isEmpty();
  }

  /** Of oneself and of one's people, in one's own name; the roster has it. */
  @Test
  void daysAwayGoToTheRoster() {
    String days = "{\"first\":\"2026-04-01\",\"last\":\"2026-04-03\",\"away\":true}";
    assertThat(post(ADA, "/leave", days)).hasStatus(204);
    assertThat(post(BOSS, "/leave", days.replace("true", "false"))).hasStatus(204);
    assertThat(dashboard.ingest().asked())
        .containsExactly(
            ADA + " /v1/learners/ada/leave away=true&first=2026-04-01&last=2026-04-03",
            BOSS + " /v1/learners/ada/leave away=false&first=2026-04-01&last=2026-04-03");
    assertThat(post("other@x.example", "/leave", days)).hasStatus(404);
    assertThat(post(ADA, "/leave", days.replace("04-03", "03-03"))).hasStatus(400);
    assertThat(post(ADA, "/leave", days.replace("2026-04-03", "2028-04-03"))).hasStatus(400);
  }

  /** What a manager has seen themselves, and the event that it is; or what is wrong with it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /interviews   | {"dimension":"evaluation","signals":[]}     | interviewed | {"learner":"ada","dimension":"evaluation","signals":[]}
          /interviews   | {"dimension":"none"}                        | 400         | dimension: the plan asks about no such thing
          /interviews   | {"dimension":"evaluation","signals":["x"]}  | 400         | signals: names one that the rubric has not
          /attestations | {"skill":"rag","level":0.8}                 | attested    | {"learner":"ada","skill":"rag","level":0.8,"by":"manager"}
          /attestations | {"skill":"none","level":0.8}                | 400         | skill: the plan names no such skill
          /attestations | {"skill":"rag","level":1.2}                 | 400         | level: must be from 0 to 1
          """)
  void aManagerSaysWhatTheyHaveSeen(String address, String body, String kind, String said) {
    MvcTestResult answer = post(BOSS, address, body);
    if (kind.equals("400")) {
      assertThat(answer).hasStatus(400).bodyText().contains(said);
    } else {
      assertThat(answer).hasStatus(204);
      JsonNode event = dashboard.ingest().events().getFirst();
      assertThat(event.get("type").asString()).isEqualTo("dev.crossover." + kind + ".v1");
      assertThat(event.get("data").toString()).isEqualTo(said);
    }
    assertThat(post(ADA, address, body)).as("nobody vouches for themselves").hasStatus(404);
  }

  @Test
  void whoIsStuckTakesItBack() {
    happens("s", 5, Samples.QUIZ, new Fact.Stuck(true, "Why?"));
    JsonNode page = as(BOSS).json(PAGE);
    assertThat(page.at("/stuck/quiz/note").asString()).isEqualTo("Why?");
    assertThat(page.at("/progress/reasons/0/reason").asString()).isEqualTo("ASKED_FOR_HELP");
    assertThat(as(BOSS).json("/api/v1/home").get("needYou").asInt()).isEqualTo(1);
    assertThat(post(ADA, "/words", "{\"kind\":\"UNSTUCK\",\"unit\":\"quiz\"}")).hasStatus(204);
    JsonNode event = dashboard.ingest().events().getFirst();
    assertThat(event.get("type").asString()).isEqualTo("dev.crossover.stuck.v1");
    assertThat(event.at("/data/stuck").asBoolean()).isFalse();
  }

  @Test
  void aFollowUpIsAnEventThatNamesNobody() {
    assertThat(post(BOSS, "/follow-ups", "{\"what\":\"talked\",\"note\":\"She is fine\"}"))
        .hasStatus(204);
    JsonNode event = dashboard.ingest().events().getFirst();
    assertThat(event.get("type").asString()).isEqualTo("dev.crossover.followedup.v1");
    assertThat(event.get("data").toString())
        .isEqualTo(
            "{\"learner\":\"ada\",\"what\":\"talked\",\"by\":\"%s\",\"note\":\"She is fine\"}"
                .formatted(User.key(BOSS)));
    assertThat(event.toString()).doesNotContain("boss@");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                          | what: is missing
          {"what":"snoozed"}                          | until: is a day to come, where it is snoozed alone
          {"what":"snoozed","until":"2026-03-01"}     | until: is a day to come, where it is snoozed alone
          {"what":"talked","until":"2030-03-01"}      | until: is a day to come, where it is snoozed alone
          {"what":"noted","note":" "}                 | note: is missing
          """)
  void aFollowUpThatCannotBeTakenSaysWhy(String body, String problem) {
    assertThat(post(BOSS, "/follow-ups", body)).hasStatus(400).bodyText().contains(problem);
  }

  /**
   * It shows to the learner, too, and with whose it is; who did it can undo it, and nobody else.
   */
  @Test
  void aFollowUpShowsAndIsUndoneByWhoDidIt() {
    happens("s", 15, Samples.QUIZ, new Fact.Stuck(true, null));
    happens("f", 19, null, new Fact.FollowedUp(FollowUp.TALKED, User.key(BOSS), "Fine", null));
    JsonNode own = as(ADA).json(PAGE).get("followUps").get(0);
    assertThat(own.get("by").asString()).isEqualTo(BOSS);
    assertThat(own.get("mine").asBoolean()).isFalse();
    JsonNode row = as(BOSS).json("/api/v1/teams/team-a").at("/people/rows/0");
    assertThat(row.get("needsYou").asBoolean()).as("it was answered").isFalse();
    assertThat(as(BOSS).json(PAGE).at("/followUps/0/by").asString()).isEqualTo("you");
    dashboard.asAdministrator();
    assertThat(post(ADA, "/follow-ups/undo", "{\"event\":\"f\"}")).hasStatus(404);
    assertThat(post(BOSS, "/follow-ups/undo", "{\"event\":\"none\"}")).hasStatus(404);
    assertThat(post(BOSS, "/follow-ups/undo", "{\"event\":\"f\"}")).hasStatus(204);
    assertThat(dashboard.ingest().events().getFirst().at("/data/event").asString()).isEqualTo("f");
  }

  @Test
  void whoOffersHelpIsNamedToWhoIsStuck() {
    happens("s", 5, Samples.QUIZ, new Fact.Stuck(true, null));
    dashboard.put(
        Samples.learner("bo", "team-a", "small"),
        List.of(
            Samples.event("q", day(3), Samples.QUIZ, Samples.score(0.9)),
            Samples.event("o", day(4), Samples.QUIZ, new Fact.Offered(true))));
    assertThat(as(ADA).json(PAGE).get("helpers").get(0).asString())
        .isEqualTo("bo (offers to help)");
  }
}
