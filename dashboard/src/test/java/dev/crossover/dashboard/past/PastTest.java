package dev.crossover.dashboard.past;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.past.GroupDay;
import dev.crossover.model.past.LearnerDay;
import dev.crossover.model.past.PastDay;
import dev.crossover.model.record.UserRole;
import dev.crossover.wiring.Json;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pages as they were shown. Day 10 of the plan is 12 March 2026. */
class PastTest {

  private static final String PASSWORD = "a long password";

  private static final LearningEvent QUIZ =
      Samples.event("q", day(2), Samples.QUIZ, Samples.score(0.9));

  /**
   * Of one learner in one team: theirs, the team's, that of the teams that are too few, the
   * cohort's.
   */
  private static final int ROWS = 4;

  private final FilledDashboard dashboard = new FilledDashboard(day(10));
  private final DayKeeper keeper = dashboard.get(DayKeeper.class);

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private List<PastDay> rows() {
    return dashboard.tables().days().all();
  }

  private JsonNode json(String address) {
    return dashboard.json(address);
  }

  private String as(String who, String address) {
    return dashboard.as(SignedIn.by(dashboard, who + "@x.example", PASSWORD)).text(address);
  }

  private int statusAs(String who, String address) {
    dashboard.as(SignedIn.by(dashboard, who + "@x.example", PASSWORD));
    return dashboard.api().get().uri(address).exchange().getResponse().getStatus();
  }

  private static Learner learner(String id, String team, @Nullable String manager) {
    Learner ada = Samples.learner(id, Background.ML_ENGINEER);
    return new Learner(
        id,
        "Name of " + id,
        null,
        team,
        "spring",
        "small",
        ada.enrolment().start(),
        10,
        Background.ML_ENGINEER,
        manager,
        List.of(),
        List.of());
  }

  @Test
  void aDaysRowSaysWhatThePagesSaidThatDay() {
    dashboard.put(Samples.ada(), List.of(QUIZ));
    keeper.turn();
    JsonNode page = json("/api/v1/learners/ada").get("progress");
    JsonNode team = json("/api/v1/teams/team-a");
    dashboard.pass(Duration.ofDays(7));
    // What comes later, and what comes late, changes nothing of that day.
    dashboard.put(
        Samples.ada(),
        List.of(QUIZ, Samples.event("p", day(8), Samples.PROJECT, Samples.ACCEPTED)));
    JsonNode then = json("/api/v1/learners/ada").get("past");
    assertThat(then.size()).isEqualTo(1);
    assertThat(then.at("/0/day").asString()).isEqualTo("2026-03-12");
    assertThat(then.at("/0/state").asString()).isEqualTo(page.get("state").asString());
    assertThat(then.at("/0/shown").asDouble())
        .isEqualTo(page.at("/readiness/shown").asDouble(), within(0.005))
        .isPositive();
    assertThat(then.at("/0/gapWeeks").asDouble())
        .isEqualTo(page.get("gapWeeks").asDouble(), within(0.05));
    JsonNode old = json("/api/v1/teams/team-a/past/2026-03-12");
    assertThat(old.at("/group/done").asDouble())
        .isEqualTo(team.get("done").asDouble(), within(0.005))
        .isLessThan(json("/api/v1/teams/team-a").get("done").asDouble());
    assertThat(old.at("/people/0/name").asString()).isEqualTo("ada");
    assertThat(old.at("/people/0/then")).isEqualTo(then.get(0));
    assertThat(json("/api/v1/teams/team-a").at("/past/0")).isEqualTo(old.get("group"));
    assertThat(json("/api/v1/past/2026-03-12").at("/teams/0")).isEqualTo(old.get("group"));
    assertThat(json("/api/v1/cohorts/spring/past/2026-03-12").at("/teams/0"))
        .isEqualTo(old.get("group"));
  }

  /** Two instances write what is equal, so that the second need not. */
  @Test
  void aRowIsWrittenAgainInARoundInWhichItHasChanged() {
    dashboard.put(Samples.ada(), List.of());
    keeper.turn();
    assertThat(rows()).hasSize(ROWS).hasAtLeastOneElementOfType(LearnerDay.class);
    long first = dashboard.tables().days().version();
    dashboard.pass(Duration.ofMinutes(11));
    keeper.turn();
    assertThat(dashboard.tables().days().version()).as("nothing is new").isEqualTo(first);
    dashboard.put(Samples.ada(), List.of(QUIZ));
    keeper.turn();
    assertThat(dashboard.tables().days().version()).as("the same round").isEqualTo(first);
    dashboard.pass(Duration.ofMinutes(11));
    keeper.turn();
    assertThat(rows()).hasSize(ROWS);
    assertThat(shown()).isPositive();
  }

  private double shown() {
    return rows().stream()
        .filter(LearnerDay.class::isInstance)
        .mapToDouble(row -> ((LearnerDay) row).shown())
        .max()
        .orElseThrow();
  }

  @Test
  void whatCouldNotBeKeptIsKeptLater() {
    dashboard.put(Samples.ada(), List.of());
    dashboard.away(true);
    keeper.turn();
    assertThat(rows()).isEmpty();
    dashboard.away(false);
    dashboard.pass(Duration.ofMinutes(1));
    keeper.turn();
    assertThat(rows()).hasSize(ROWS);
  }

  @Test
  void rowsGoWithTheirLearnerAndAfterAYear() {
    dashboard.put(learner("ada", "team-a", null), List.of());
    dashboard.put(learner("bob", "team-a", null), List.of());
    keeper.turn();
    assertThat(rows()).filteredOn(LearnerDay.class::isInstance).hasSize(2);
    dashboard.erase("ada");
    keeper.turn();
    assertThat(rows()).filteredOn(LearnerDay.class::isInstance).hasSize(1);
    assertThat(json("/api/v1/teams/team-a/past/2026-03-12").get("people").size()).isEqualTo(1);
    dashboard.pass(Duration.ofDays(DayKeeper.KEPT_DAYS));
    keeper.turn();
    assertThat(rows()).anyMatch(row -> row.day().toString().equals("2026-03-12"));
    dashboard.pass(Duration.ofDays(1));
    keeper.turn();
    assertThat(rows()).noneMatch(row -> row.day().toString().equals("2026-03-12")).isNotEmpty();
  }

  @Test
  void whereADayIsMissingTheNewestOfTheSixBeforeStandsForIt() {
    dashboard.put(Samples.ada(), List.of());
    keeper.turn();
    dashboard.pass(Duration.ofDays(16));
    assertThat(json("/api/v1/learners/ada").at("/past/0/day").asString()).isEqualTo("2026-03-12");
    assertThat(json("/api/v1/teams/team-a/past/2026-03-18").at("/group/day").asString())
        .isEqualTo("2026-03-12");
    assertThat(
            dashboard
                .api()
                .get()
                .uri("/api/v1/teams/team-a/past/2026-03-19")
                .exchange()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }

  /** Who was the manager sees nothing any more, and who is sees what was before their time. */
  @Test
  void todaysRightsHold() {
    List<String> ids = List.of("a", "b", "c", "d", "e");
    ids.forEach(id -> dashboard.put(learner(id, "wide", "old@x.example"), List.of()));
    dashboard.put("old@x.example", PASSWORD);
    dashboard.put("new@x.example", PASSWORD);
    dashboard.put("lead@x.example", PASSWORD, UserRole.PROGRAMME_LEAD);
    keeper.turn();
    dashboard.pass(Duration.ofDays(7));
    ids.forEach(id -> dashboard.put(learner(id, "wide", "new@x.example"), List.of()));
    String then = "/api/v1/teams/wide/past/2026-03-12";
    assertThat(statusAs("old", then)).isEqualTo(404);
    assertThat(as("new", then)).contains("Name of a", "\"learners\":5");
    assertThat(as("lead", then)).doesNotContain("Name of").contains("\"learners\":5");
    assertThat(statusAs("lead", "/api/v1/learners/a")).isEqualTo(404);
    assertThat(as("new", "/api/v1/learners/a")).contains("\"day\":\"2026-03-12\"");
  }

  /** A team that was too few then is shown by nobody but its manager, though it has grown. */
  @Test
  void whatWasOfFewStaysOfFew() {
    dashboard.put("boss@x.example", PASSWORD);
    dashboard.put("lead@x.example", PASSWORD, UserRole.PROGRAMME_LEAD);
    List<String> wide = List.of("a", "b", "c", "d", "e");
    wide.forEach(id -> dashboard.put(learner(id, "wide", "boss@x.example"), List.of()));
    List<String> few = new ArrayList<>(List.of("f", "g", "h", "i"));
    few.forEach(id -> dashboard.put(learner(id, "few", "boss@x.example"), List.of()));
    keeper.turn();
    assertThat(rows())
        .filteredOn(row -> row instanceof GroupDay g && g.joined())
        .as("the small one, and the one that it is shown with")
        .hasSize(2);
    dashboard.pass(Duration.ofDays(7));
    dashboard.put(learner("j", "few", "boss@x.example"), List.of());
    String then = "/api/v1/teams/few/past/2026-03-12";
    assertThat(statusAs("lead", "/api/v1/teams/few")).isEqualTo(200);
    assertThat(statusAs("lead", then)).isEqualTo(404);
    assertThat(as("boss", then)).contains("\"learners\":4");
    assertThat(as("lead", "/api/v1/teams/few")).contains("\"past\":[]");
    assertThat(as("lead", "/api/v1/past/2026-03-12")).doesNotContain("few", "wide");
    assertThat(as("lead", "/api/v1/cohorts/spring/past/2026-03-12")).contains("\"learners\":9");
  }

  /** Forecasts are the managers', in the past as today. */
  @Test
  void whatAForecastSaidIsToldToManagersAlone() {
    List<String> ids = List.of("a", "b", "c", "d", "e");
    ids.forEach(id -> dashboard.put(learner(id, "wide", "boss@x.example"), List.of()));
    dashboard.put("boss@x.example", PASSWORD);
    dashboard.put("lead@x.example", PASSWORD, UserRole.PROGRAMME_LEAD);
    dashboard.put(
        dashboard.tables().days(),
        "group/spring/wide/2026-03-05",
        new GroupDay(
            LocalDate.parse("2026-03-05"),
            "spring",
            "wide",
            5,
            false,
            Map.of(),
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            new GroupDay.Said(1, LocalDate.parse("2026-04-01"), 0, 1, 1)),
        Json.serde(PastDay.class));
    for (String address :
        List.of(
            "/api/v1/teams/wide/past/2026-03-05",
            "/api/v1/teams/wide",
            "/api/v1/past/2026-03-05")) {
      assertThat(as("boss", address)).contains("\"said\":{\"members\":1");
      assertThat(as("lead", address)).doesNotContain("\"said\":{");
    }
  }

  @Test
  void whoHasComeSinceIsNotAmongThoseOfThatDay() {
    dashboard.put(learner("ada", "old-team", null), List.of());
    dashboard.put(learner("bob", "team-a", null), List.of());
    keeper.turn();
    dashboard.pass(Duration.ofDays(7));
    dashboard.put(learner("ada", "team-a", null), List.of());
    assertThat(json("/api/v1/teams/team-a/past/2026-03-12").get("people"))
        .extracting(row -> row.get("learner").asString())
        .containsExactly("bob");
  }

  /** Of 3 of one's own and 4 others, joined: the 7 would tell of the 4. */
  @Test
  void whoManagesAJoinedTeamIsToldNothingOfTheOthers() {
    dashboard.put("boss@x.example", PASSWORD, UserRole.PROGRAMME_LEAD);
    List.of("a", "b", "c")
        .forEach(id -> dashboard.put(learner(id, "mine", "boss@x.example"), List.of()));
    List.of("d", "e", "f", "g")
        .forEach(id -> dashboard.put(learner(id, "theirs", "other@x.example"), List.of()));
    keeper.turn();
    dashboard.pass(Duration.ofDays(7));
    String all = as("boss", "/api/v1/past/2026-03-12");
    assertThat(all).contains("\"team\":\"mine\"").doesNotContain("other teams");
    dashboard.as(SignedIn.by(dashboard, "boss@x.example", PASSWORD));
    var cohort = dashboard.api().get().uri("/api/v1/cohorts/spring/past/2026-03-12").exchange();
    assertThat(
            cohort.getResponse().getStatus() == 404
                || !Json.MAPPER.readTree(cohort.getResponse().getContentAsByteArray()).has("group"))
        .isTrue();
  }

  /** Who has left is the same every day: a row a week is enough. */
  @Test
  void aDayLikeOneOfTheSixBeforeNeedsNoRow() {
    dashboard.put(Samples.ada(), List.of(Samples.event("l", day(3), null, new Fact.Left())));
    keeper.turn();
    for (int i = 0; i < 13; i++) {
      dashboard.pass(Duration.ofDays(1));
      keeper.turn();
    }
    assertThat(rows()).filteredOn(LearnerDay.class::isInstance).hasSize(2);
    assertThat(json("/api/v1/learners/ada").at("/past/0/state").asString()).isEqualTo("LEFT");
  }

  @Test
  void aDayThatNoCalendarHasIsRefused() {
    dashboard.put(Samples.ada(), List.of());
    assertThat(dashboard.api().get().uri("/api/v1/past/-999999999-01-01")).hasStatus(400);
    assertThat(dashboard.api().get().uri("/api/v1/past/soon")).hasStatus(400);
  }
}
