package dev.crossover.dashboard.past;

import static dev.crossover.dashboard.past.PastTest.learner;
import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.Samples;
import dev.crossover.model.past.GroupDay;
import dev.crossover.model.past.PastDay;
import dev.crossover.model.record.UserRole;
import dev.crossover.wiring.Json;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may see a day that is over: as today, and nothing of few. */
class PastRightsTest {

  private static final String PASSWORD = "a long password";

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

  private String as(String who, String address) {
    return dashboard.as(SignedIn.by(dashboard, who + "@x.example", PASSWORD)).text(address);
  }

  private int statusAs(String who, String address) {
    dashboard.as(SignedIn.by(dashboard, who + "@x.example", PASSWORD));
    return dashboard.api().get().uri(address).exchange().getResponse().getStatus();
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
    assertThat(dashboard.tables().days().all())
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
}
