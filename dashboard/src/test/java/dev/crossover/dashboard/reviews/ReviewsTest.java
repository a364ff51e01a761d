package dev.crossover.dashboard.reviews;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.record.StandIn;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What waits for whom, and what they may say of it. Ada hands in the project; boss manages her. */
class ReviewsTest {

  private static final String PASSWORD = "a long password";
  private static final String REVIEWS = "/api/v1/reviews";
  private static final String WORK = "https://git.example/ada/rag";

  private final FilledDashboard dashboard = new FilledDashboard(day(20));
  private final List<LearningEvent> events = new ArrayList<>();

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    for (String mail : List.of("boss@x.example", "rita@x.example", "ada@x.example")) {
      dashboard.put(mail, PASSWORD);
    }
    handsIn("s1", 2, WORK);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private void handsIn(String id, int onDay, String link) {
    happens(id, onDay, new Fact.Submitted(link));
  }

  private void happens(String id, int onDay, Fact fact) {
    events.add(Samples.event(id, day(onDay), Samples.PROJECT, fact));
    dashboard.put(SignedIn.managedBy("boss@x.example", "ada@x.example"), events);
  }

  private Cookie as(String who) {
    return SignedIn.by(dashboard, who + "@x.example", PASSWORD);
  }

  private JsonNode waits(String who) {
    return dashboard.as(as(who)).json(REVIEWS);
  }

  @Test
  void whereNobodyIsNamedTheManagerReviews() {
    JsonNode row = waits("boss").get(0);
    assertThat(row.get("title").asString()).isNotEmpty();
    assertThat(row.get("link").asString()).isEqualTo(WORK);
    assertThat(row.get("since").asString()).startsWith(day(2).toString().substring(0, 10));
    assertThat(row.at("/checklist/0/found").asBoolean()).isFalse();
    assertThat(waits("rita")).isEmpty();
    assertThat(waits("ada")).as("nobody reviews their own").isEmpty();
  }

  @Test
  void whoIsNamedReviewsInTheManagersPlace() {
    dashboard.reviewers("project", "rita@x.example", "ada@x.example");
    assertThat(waits("rita")).hasSize(1);
    assertThat(waits("boss")).isEmpty();
    assertThat(waits("ada")).as("nobody reviews their own").isEmpty();
    dashboard.as(as("rita"));
    assertThat(dashboard.json("/api/v1/session").get("reviews").asBoolean()).isTrue();
    assertThat(dashboard.api().get().uri("/api/v1/learners/ada"))
        .as("what was handed in, and no more")
        .hasStatus(404);
  }

  /** Day 20 is 22 March 2026. Who is away still sees what waits. */
  @Test
  void whoIsAwayHandsOn() {
    assertThat(dashboard.as(as("rita")).json("/api/v1/session").get("reviews").asBoolean())
        .isFalse();
    standsIn("rita", "2026-03-22", "2026-03-29");
    assertThat(waits("rita")).hasSize(1);
    assertThat(waits("boss")).hasSize(1);
    assertThat(dashboard.as(as("rita")).json("/api/v1/session").get("reviews").asBoolean())
        .isTrue();
    assertThat(decides("rita", "ada", true, "\"diagram\",\"results\"", "")).hasStatus(204);
    JsonNode standIn = dashboard.as(as("boss")).json(REVIEWS + "/stand-in");
    assertThat(standIn.get("mail").asString()).isEqualTo("rita@x.example");
    standsIn("rita", "2026-03-23", "2026-03-29");
    assertThat(waits("rita")).as("from tomorrow on").isEmpty();
    standsIn("rita", "2026-03-15", "2026-03-21");
    assertThat(waits("rita")).as("until yesterday").isEmpty();
    standsIn("ada", "2026-03-22", "2026-03-29");
    assertThat(waits("ada")).as("nobody reviews their own").isEmpty();
  }

  private void standsIn(String who, String first, String last) {
    dashboard.standIn(
        new StandIn(
            "boss@x.example", who + "@x.example", LocalDate.parse(first), LocalDate.parse(last)));
  }

  @ParameterizedTest
  @CsvSource({"boss, 204", "rita, 404"})
  void whoReviewsMayHandOn(String who, int status) {
    String body =
        """
        {"mail": "rita@x.example", "first": "2026-03-22", "last": "2026-03-29"}\
        """;
    assertThat(SignedIn.posted(dashboard, REVIEWS + "/stand-in", body, as(who))).hasStatus(status);
    if (status == 204) {
      assertThat(dashboard.ingest().asked())
          .containsExactly(
              "boss@x.example /v1/users/stand-in first=2026-03-22&last=2026-03-29"
                  + "&mail=boss%40x.example&standIn=rita%40x.example");
    }
  }

  @Test
  void whatWaitsIsWhatNobodyHasSaidAnythingOf() {
    happens("r1", 3, new Fact.Reviewed(false, Set.of("diagram"), "Where are the results?"));
    assertThat(waits("boss")).as("it is the learner's turn").isEmpty();
    handsIn("s2", 4, WORK + "/2");
    JsonNode again = waits("boss").get(0);
    assertThat(again.get("link").asString()).isEqualTo(WORK + "/2");
    assertThat(again.get("comment").asString()).isEqualTo("Where are the results?");
    assertThat(again.at("/checklist").valueStream().filter(i -> i.get("found").asBoolean()))
        .hasSize(1);
    happens("r2", 5, new Fact.Reviewed(true, Set.of("results")));
    assertThat(waits("boss")).isEmpty();
    happens("l", 6, new Fact.Left());
    assertThat(waits("boss")).isEmpty();
  }

  @Test
  void aDecisionIsAnEventThatNamesNobody() {
    assertThat(decides("boss", "ada", false, "\"diagram\"", " Where are the results? "))
        .hasStatus(204);
    JsonNode event = dashboard.ingest().events().getFirst();
    assertThat(event.get("type").asString()).isEqualTo("dev.crossover.reviewed.v1");
    assertThat(event.get("data").toString())
        .isEqualTo(
            "{\"learner\":\"ada\",\"activity\":\"%s\",\"accepted\":false,\"evidence\":[\"diagram\"],"
                    .formatted(Samples.PROJECT)
                + "\"comment\":\"Where are the results?\"}");
    assertThat(event.toString()).doesNotContain("boss@");
    assertThat(dashboard.ingest().asked()).containsExactly("boss@x.example /v1/events");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // who, whose, accepted, evidence, comment, status
        "boss, ada, true, '\"diagram\",\"results\"', '', 204",
        "boss, ada, true, '\"diagram\"', '', 400",
        "boss, ada, false, '', '', 400",
        "boss, ada, false, '', Again please, 204",
        "boss, ada, false, '\"other\"', Again please, 400",
        "boss, bo, false, '', Again please, 404",
        "rita, ada, false, '', Again please, 404",
        "ada, ada, true, '\"diagram\",\"results\"', '', 404"
      })
  void whoMaySayWhat(
      String who, String whose, boolean accepted, String evidence, String comment, int status) {
    assertThat(decides(who, whose, accepted, evidence, comment)).hasStatus(status);
    assertThat(dashboard.ingest().events()).hasSize(status == 204 ? 1 : 0);
  }

  /** A learner without an LMS hands in on their own page. */
  @ParameterizedTest
  @CsvSource({
    // who, unit, link, status
    "ada, project, https://git.example/2, 204",
    "ada, project, javascript:alert(1), 400",
    "ada, project, '', 400",
    "ada, quiz, https://git.example/2, 404",
    "ada, none, https://git.example/2, 404",
    "boss, project, https://git.example/2, 404"
  })
  void whoMayHandIn(String who, String unit, String link, int status) {
    MvcTestResult answer =
        SignedIn.posted(
            dashboard,
            "/api/v1/learners/ada/work",
            "{\"unit\":\"%s\",\"link\":\"%s\"}".formatted(unit, link),
            as(who));
    assertThat(answer).hasStatus(status);
    assertThat(dashboard.ingest().events().stream().map(e -> e.get("data").toString()))
        .containsExactlyElementsOf(
            status == 204
                ? List.of(
                    "{\"learner\":\"ada\",\"activity\":\"%s\",\"link\":\"%s\"}"
                        .formatted(Samples.PROJECT, link))
                : List.of());
  }

  @Test
  void whatCannotBeKeptIsSaid() {
    dashboard.away(true);
    assertThat(decides("boss", "ada", false, "", "Again please")).hasStatus(503);
  }

  private MvcTestResult decides(
      String who, String whose, boolean accepted, String evidence, String comment) {
    return SignedIn.posted(
        dashboard,
        REVIEWS,
        "{\"learner\":\"%s\",\"unit\":\"project\",\"accepted\":%s,\"evidence\":[%s],\"comment\":\"%s\"}"
            .formatted(whose, accepted, evidence, comment),
        as(who));
  }
}
