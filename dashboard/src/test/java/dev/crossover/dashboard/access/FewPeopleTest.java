package dev.crossover.dashboard.access;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.record.UserRole;
import dev.crossover.wiring.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody finds the figures of few people by taking those of others off. */
class FewPeopleTest {

  private static final String PASSWORD = "a long password";

  private final FilledDashboard dashboard = new FilledDashboard(day(10));

  /** A team of seven, whom chief manages. */
  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    for (int i = 1; i <= 7; i++) {
      dashboard.put(learner("w" + i, "wide", "spring", 0, "chief@x.example"), List.of());
    }
    dashboard.put("lead@x.example", PASSWORD, UserRole.PROGRAMME_LEAD);
    dashboard.put("leading@x.example", PASSWORD, UserRole.PROGRAMME_LEAD);
    dashboard.put("boss@x.example", PASSWORD);
    dashboard.put("chief@x.example", PASSWORD);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  /** Whose figures would follow from the cohort's and their own people's do not see the cohort. */
  @Test
  void aCohortTellsNothingOfFewOthers() {
    dashboard.put(learner("x1", "solo", "autumn", 0, "boss@x.example"), List.of());
    assertThat(body("boss", "/api/v1/cohorts")).contains("autumn");
    dashboard.put(learner("x2", "duo", "autumn", 0, "z@x.example"), List.of());
    assertThat(body("boss", "/api/v1/cohorts")).doesNotContain("autumn");
  }

  /** Who manages one of the joined teams and sees groups would find the others by subtraction. */
  @Test
  void joinedTeamsTellNothingOfFewOthers() {
    dashboard.put(learner("y1", "three", "winter", 0, "leading@x.example"), List.of());
    for (int i = 2; i <= 3; i++) {
      dashboard.put(learner("y" + i, "three", "winter", 0, "z@x.example"), List.of());
    }
    dashboard.put(learner("y4", "two", "winter", 0, "z@x.example"), List.of());
    dashboard.put(learner("y5", "two", "winter", 0, "z@x.example"), List.of());
    String winter = "/api/v1/teams?cohort=winter";
    assertThat(body("lead", winter))
        .contains("other teams", "\"learners\":5")
        .doesNotContain("three", "two");
    assertThat(body("leading", winter)).contains("three").doesNotContain("other teams", "two");
    assertThat(body("leading", "/api/v1/cohorts")).doesNotContain("winter");
  }

  /** One of seven began three weeks before the others: those weeks are that person's. */
  @Test
  void aGroupTellsNothingOfOneInIt() {
    int before = weeks("chief");
    assertThat(weeks("lead")).isEqualTo(before);
    dashboard.put(learner("w2", "wide", "spring", 3, "chief@x.example"), List.of());
    assertThat(weeks("chief")).isEqualTo(before + 3);
    // Nor the second week, which one alone has behind them.
    assertThat(weeks("lead")).isEqualTo(before - 1);
  }

  /**
   * Seven of one team, and one of another, are eight of the cohort. The seven are not told, or the
   * one would follow; and who sees the seven is not told the eight.
   */
  @Test
  void aCohortTellsNothingThatOneOfItsTeamsDoesNot() {
    for (int i = 1; i <= 7; i++) {
      dashboard.put(learner("a" + i, "first", "summer", 3, "boss@x.example"), List.of());
      dashboard.put(learner("b" + i, "second", "summer", 0, "z@x.example"), List.of());
    }
    int ofTheCohort = summersWeeks("lead");
    int ofTheTeam = weeks("lead", "first");
    dashboard.put(learner("b1", "second", "summer", 3, "z@x.example"), List.of());
    assertThat(summersWeeks("lead")).isEqualTo(ofTheCohort);
    assertThat(weeks("lead", "first")).isLessThan(ofTheTeam);
    assertThat(weeks("boss", "first")).as("their own").isEqualTo(ofTheTeam);
    assertThat(summersWeeks("boss")).isLessThan(ofTheCohort);
  }

  /** Of nine in joined teams five began early: three in one's own, and so two others. */
  @Test
  void joinedTeamsTellNothingOfFewBehindAFigure() {
    for (int i = 1; i <= 4; i++) {
      int early = i <= 3 ? 3 : 0;
      dashboard.put(learner("c" + i, "four", "winter", early, "leading@x.example"), List.of());
      early = i <= 2 ? 3 : 0;
      dashboard.put(learner("d" + i, "two", "winter", early, "z@x.example"), List.of());
    }
    dashboard.put(learner("e1", "one", "winter", 0, "z@x.example"), List.of());
    String joined = "other teams?cohort=winter";
    assertThat(weeks("lead", joined)).isGreaterThan(weeks("leading", joined));
  }

  private int summersWeeks(String viewer) {
    return Json.MAPPER
        .readTree(body(viewer, "/api/v1/cohorts"))
        .valueStream()
        .filter(cohort -> cohort.get("cohort").asString().equals("summer"))
        .mapToInt(cohort -> cohort.get("weeks").size())
        .sum();
  }

  private int weeks(String viewer) {
    return weeks(viewer, "wide");
  }

  private int weeks(String viewer, String team) {
    return Json.MAPPER.readTree(body(viewer, "/api/v1/teams/" + team)).get("weeks").size();
  }

  private String body(String viewer, String address) {
    return dashboard.as(SignedIn.by(dashboard, viewer + "@x.example", PASSWORD)).text(address);
  }

  private static Learner learner(
      String id, String team, String cohort, int weeksBefore, String manager) {
    return SampleLearner.of(id)
        .team(team)
        .cohort(cohort)
        .start(Samples.START.minusWeeks(weeksBefore))
        .managedBy(manager)
        .learner();
  }
}
