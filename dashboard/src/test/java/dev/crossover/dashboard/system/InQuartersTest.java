package dev.crossover.dashboard.system;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.DashboardSettings.Audience;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.Samples;
import dev.crossover.model.record.UserRole;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Managers and learners are told in words; who leads a programme sees figures. */
class InQuartersTest {

  private static final String PASSWORD = "a long password";

  private static final String ADA = "/api/v1/learners/ada";

  private final FilledDashboard dashboard =
      new FilledDashboard(
          day(10),
          new DashboardSettings(
              5,
              true,
              false,
              Set.of(Audience.MANAGER, Audience.LEARNER),
              DashboardSettings.Oidc.NONE));

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    dashboard.put(
        SignedIn.managedBy("boss@x.example", "ada@x.example"),
        List.of(Samples.event("q", day(2), Samples.QUIZ, Samples.score(0.9))));
    for (String who : List.of("boss", "ada")) {
      dashboard.put(who + "@x.example", PASSWORD);
    }
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private FilledDashboard as(String who) {
    return dashboard.as(SignedIn.by(dashboard, who + "@x.example", PASSWORD));
  }

  @Test
  void noShareIsToldMoreExactlyThanAQuarter() {
    dashboard.asAdministrator();
    double exact = dashboard.json(ADA).at("/progress/readiness/shown").asDouble();
    assertThat(exact * 4 % 1).as("no quarter by chance").isNotZero();
    for (String who : List.of("boss", "ada")) {
      JsonNode page = as(who).json(ADA);
      assertThat(page.at("/progress/readiness/shown").asDouble())
          .isEqualTo(Math.round(exact * 4) / 4.0);
      assertThat(shares(page.get("progress"))).allMatch(InQuartersTest::isQuarter);
      assertThat(shares(page.get("plan"))).as("what a plan asks").anyMatch(s -> !isQuarter(s));
    }
    assertThat(shares(as("boss").json("/api/v1/teams/team-a/learners")))
        .isNotEmpty()
        .allMatch(InQuartersTest::isQuarter);
    assertThat(as("boss").json("/api/v1/session").get("inWords").asBoolean()).isTrue();
  }

  private static boolean isQuarter(double share) {
    return share * 4 % 1 == 0;
  }

  /** Every number between 0 and 1, wherever it stands. */
  private static List<Double> shares(JsonNode of) {
    return leaves(of).toList();
  }

  private static Stream<Double> leaves(JsonNode node) {
    if (node.isContainer()) {
      return node.valueStream().flatMap(InQuartersTest::leaves);
    }
    return node.isFloatingPointNumber() && node.asDouble() > 0 && node.asDouble() < 1
        ? Stream.of(node.asDouble())
        : Stream.empty();
  }

  @Test
  void noFileTellsThem() {
    as("boss");
    assertThat(dashboard.api().get().uri("/api/v1/teams/team-a/learners.csv")).hasStatus(404);
    // A list to fill in has no share of anybody.
    dashboard.putIntegrator("ada@x.example", PASSWORD, "lms");
    as("ada");
    assertThat(dashboard.json("/api/v1/session").get("inWords").asBoolean()).isTrue();
    assertThat(dashboard.api().get().uri("/api/v1/data/unclaimed-accounts.csv")).hasStatus(200);
    dashboard.asAdministrator();
    assertThat(dashboard.api().get().uri("/api/v1/teams/team-a/learners.csv")).hasStatus(200);
  }

  @Test
  void whoIsSeveralSeesFiguresIfOneOfTheseDoes() {
    dashboard.put("boss@x.example", PASSWORD, UserRole.PROGRAMME_LEAD);
    assertThat(as("boss").json("/api/v1/session").get("inWords").asBoolean()).isFalse();
    assertThat(shares(as("boss").json(ADA).get("progress"))).anyMatch(s -> !isQuarter(s));
  }
}
