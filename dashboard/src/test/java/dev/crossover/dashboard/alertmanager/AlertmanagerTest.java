package dev.crossover.dashboard.alertmanager;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.record.Scope;
import dev.crossover.model.record.UserRole;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What Alertmanager posts, and who reads it. A team of six, whom boss manages. */
class AlertmanagerTest {

  private static final String PASSWORD = "a long password";
  private static final String BOSS = "boss@x.example";
  private static final String CHIEF = "chief@x.example";
  private static final String LEAD = "lead@x.example";
  private static final String OWNER = "owner@x.example";

  private static final String ALERT =
      """
      {"status":"firing","labels":{"alertname":"CrossoverTeamStalled","audience":"managers",\
      "cohort":"spring","team":"team-a","severity":"warning"},\
      "annotations":{"summary":"team-a: 38% stalled","description":"They stopped.",\
      "runbook_url":"https://x.example/RUNBOOK.md#stalled"},"startsAt":"2026-03-21T08:00:00.123Z",\
      "endsAt":"0001-01-01T00:00:00Z","generatorURL":"","fingerprint":"c5a1"}\
      """;

  private final FilledDashboard dashboard = new FilledDashboard(day(20));

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    for (int i = 1; i <= 6; i++) {
      dashboard.put(managed("a" + i, "team-a", BOSS), List.of());
      dashboard.put(managed("b" + i, "team-b", CHIEF), List.of());
    }
    dashboard.put(BOSS, PASSWORD);
    dashboard.put(CHIEF, PASSWORD);
    dashboard.put(LEAD, PASSWORD, UserRole.PROGRAMME_LEAD);
    dashboard.put(OWNER, PASSWORD, UserRole.OWNER);
    for (Scope scope : List.of(Scope.ALERTS, Scope.FIGURES, Scope.ADMIN)) {
      dashboard.key(scope.code(), null, scope);
    }
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private static Learner managed(String id, String team, String manager) {
    return SampleLearner.of(id).team(team).managedBy(manager).learner();
  }

  private MvcTestResult post(String body) {
    dashboard.byKey(Scope.ALERTS.code());
    return sent(body);
  }

  private MvcTestResult sent(String body) {
    return dashboard
        .api()
        .post()
        .uri("/api/v1/alertmanager")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private static String of(String... alerts) {
    return "{\"version\":\"4\",\"status\":\"firing\",\"receiver\":\"crossover\",\"alerts\":["
        + String.join(",", alerts)
        + "]}";
  }

  private FilledDashboard as(String mail) {
    return dashboard.as(SignedIn.by(dashboard, mail, PASSWORD));
  }

  private JsonNode teams(String mail) {
    return as(mail).json("/api/v1/alerts").get("teams");
  }

  @Test
  void anAlertIsReadByWhoSeesItsTeam() {
    assertThat(post(of(ALERT))).hasStatus(204);
    JsonNode read = teams(BOSS).get(0);
    assertThat(read.get("summary").asString()).isEqualTo("team-a: 38% stalled");
    assertThat(read.get("team").asString()).isEqualTo("team-a");
    assertThat(read.get("runbook").asString()).isEqualTo("https://x.example/RUNBOOK.md#stalled");
    assertThat(read.has("endsAt")).as("it holds").isFalse();
    assertThat(teams(LEAD)).hasSize(1);
    assertThat(teams(CHIEF)).as("of another team").isEmpty();
  }

  @Test
  void anAlertAboutACohortIsReadByWhoSeesTheCohort() {
    assertThat(post(of(ALERT.replace("\"team\":\"team-a\",", "")))).hasStatus(204);
    assertThat(teams(BOSS)).hasSize(1);
    assertThat(teams(CHIEF)).hasSize(1);
  }

  @Test
  void anAlertAboutATeamThatIsNotThereIsReadByNobody() {
    assertThat(post(of(ALERT.replace("team-a\"", "team-z\"")))).hasStatus(204);
    assertThat(teams(BOSS)).isEmpty();
    assertThat(teams(LEAD)).isEmpty();
  }

  @Test
  void anAlertForOperatorsIsReadByOwners() {
    assertThat(post(of(ALERT.replace("\"managers\"", "\"operators\"")))).hasStatus(204);
    assertThat(teams(OWNER)).hasSize(1);
    assertThat(teams(BOSS)).isEmpty();
    assertThat(teams(LEAD)).isEmpty();
  }

  /** Alertmanager tells what holds again and again, and then that it is over. */
  @Test
  void whatIsToldLastStandsUntilTwoWeeksAfterTheEnd() {
    post(of(ALERT));
    dashboard.pass(Duration.ofHours(12));
    post(of(ALERT.replace("38%", "50%")));
    assertThat(teams(BOSS)).hasSize(1);
    assertThat(teams(BOSS).get(0).get("summary").asString()).contains("50%");
    post(of(resolved()));
    assertThat(teams(BOSS).get(0).get("endsAt").asString()).isEqualTo("2026-03-22T10:00:00Z");
    dashboard.pass(Duration.ofDays(13));
    assertThat(teams(BOSS)).hasSize(1);
    dashboard.pass(Duration.ofDays(1));
    assertThat(teams(BOSS)).isEmpty();
    assertThat(dashboard.tables().teamAlerts().all()).hasSize(1);
    post(of());
    assertThat(dashboard.tables().teamAlerts().all()).as("the next post sweeps").isEmpty();
  }

  private static String resolved() {
    return ALERT
        .replace("firing", "resolved")
        .replace("0001-01-01T00:00:00Z", "2026-03-22T12:00:00+02:00");
  }

  @Test
  void whatHoldsStandsBeforeWhatIsOver() {
    post(
        of(
            resolved(),
            ALERT.replace("c5a1", "older").replace("03-21T", "03-19T"),
            ALERT.replace("c5a1", "newer")));
    assertThat(teams(BOSS).valueStream().map(a -> a.get("fingerprint").asString()))
        .containsExactly("newer", "older", "c5a1");
  }

  /** One that is never told again may be one of an Alertmanager that is gone. */
  @Test
  void whatIsNotHeardOfForTwoWeeksIsShownToNobody() {
    post(of(ALERT));
    dashboard.pass(Duration.ofDays(14));
    assertThat(teams(BOSS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "version":"4"                      | "version":"3"        | version: must be
          "alerts":[                         | "alarms":[           | alerts: must be a list
          {"version"                         | {version             | body: is no JSON
          "fingerprint":"c5a1"               | "fingerprint":""     | alerts[0].fingerprint: is missing
          "fingerprint":"c5a1"               | "fingerprint":"a/b"  | alerts[0].fingerprint: must be letters
          "audience":"managers"              | "audience":"all"     | alerts[0].labels.audience: must be
          "cohort":"spring",                 | ''                   | alerts[0].labels.cohort: is missing
          "alertname":"CrossoverTeamStalled" | "alertname":""       | alerts[0].labels.alertname: is missing
          {"status":"firing","labels"        | {"status":"","labels" | alerts[0].status: must be
          2026-03-21T08:00:00.123Z           | yesterday            | alerts[0].startsAt: must be a time
          """)
  void aPostThatCannotBeReadIsRefusedWhole(String good, String bad, String problem) {
    String body = of(ALERT);
    assertThat(body).contains(good);
    assertThat(post(body.replace(good, bad))).hasStatus(400).bodyText().contains(problem);
    assertThat(dashboard.tables().teamAlerts().all()).isEmpty();
  }

  @Test
  void aPostHasItsLimits() {
    assertThat(post(of(Collections.nCopies(501, "{}").toArray(String[]::new))))
        .hasStatus(400)
        .bodyText()
        .contains("alerts: must be 500 at most");
    assertThat(post(of(ALERT) + " ".repeat(256 * 1024)))
        .hasStatus(413)
        .bodyText()
        .contains("256 KB");
    assertThat(post(of(ALERT.replace("They stopped.", "x".repeat(5_000))))).hasStatus(204);
    assertThat(teams(BOSS).get(0).get("description").asString()).hasSize(1_000);
    assertThat(post(of(ALERT.replace("https:", "javascript:")))).hasStatus(204);
    assertThat(teams(BOSS).get(0).has("runbook")).as("leads to no script").isFalse();
  }

  @Test
  void onlyAKeyForItTellsAlerts() {
    dashboard.as(null);
    assertThat(sent(of(ALERT))).hasStatus(401);
    for (Scope scope : List.of(Scope.FIGURES, Scope.ADMIN)) {
      dashboard.byKey(scope.code());
      assertThat(sent(of(ALERT))).as(scope.code()).hasStatus(404);
    }
    as(OWNER);
    assertThat(sent(of(ALERT))).as("signed in, but no key").hasStatus(404);
    assertThat(dashboard.tables().teamAlerts().all()).isEmpty();
  }

  @Test
  void theKeyForItReadsNobody() {
    dashboard.byKey(Scope.ALERTS.code());
    assertThat(dashboard.json("/api/v1/alerts").get("people").asInt()).isZero();
    assertThat(dashboard.json("/api/v1/teams")).isEmpty();
  }

  /** Alertmanager then posts it again. */
  @Test
  void whatCannotBeKeptIsNotTaken() {
    dashboard.away(true);
    assertThat(post(of(ALERT))).hasStatus(503);
  }
}
