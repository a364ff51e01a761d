package dev.crossover.dashboard.manage;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.record.UserRole;
import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What owners change by page is asked of the ingest service in their name, and of nobody else. */
class ManageTest {

  private static final String PASSWORD = "a long password";

  private final FilledDashboard dashboard = new FilledDashboard(day(10));
  private @Nullable Cookie session;

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private void as(String mail) {
    session = SignedIn.by(dashboard, mail, PASSWORD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | /roster?dry-run=true               | text/csv",
        "POST   | /accounts                          | text/csv",
        "POST   | /plans/ml-to-genai/activities      | text/csv",
        "POST   | /plans/ml-to-genai/reviewers       | text/csv",
        "POST   | /plans/ml-to-genai/difference      | application/yaml",
        "PUT    | /plans/ml-to-genai                 | application/yaml",
        "POST   | /keys                              | application/x-www-form-urlencoded",
        "DELETE | /keys/0123456789abcdef             | ",
        "POST   | /users                             | application/x-www-form-urlencoded",
        "POST   | /users/password                    | application/x-www-form-urlencoded",
        "POST   | /users/removal                     | application/x-www-form-urlencoded",
        "POST   | /completions?source=lms&score=A%2BB | text/csv",
      })
  void anOwnersChangeIsAskedInTheirName(String method, String path, @Nullable String type) {
    dashboard.put("owner@x.example", PASSWORD, UserRole.OWNER);
    dashboard.put("lead@x.example", PASSWORD, UserRole.PROGRAMME_LEAD);
    as("lead@x.example");
    assertThat(asked(method, path, type)).hasStatus(404);
    assertThat(dashboard.ingest().asked()).isEmpty();
    as("owner@x.example");
    MvcTestResult answer = asked(method, path, type);
    assertThat(answer).hasStatus(200).hasHeader("Cache-Control", "no-store");
    String how = method.equals("POST") ? "" : method + " ";
    assertThat(dashboard.ingest().asked()).containsExactly("owner@x.example " + how + "/v1" + path);
    if (type != null) {
      assertThat(answer).bodyJson().extractingPath("$.body").isEqualTo("name=wiki");
    }
  }

  @Test
  void whoLooksAfterASourceBringsItsReportsAndNoOthers() {
    dashboard.putIntegrator("lms@x.example", PASSWORD, "lms");
    as("lms@x.example");
    assertThat(asked("POST", "/completions?source=lms", "text/csv")).hasStatus(200);
    assertThat(asked("POST", "/completions?source=hr", "text/csv")).hasStatus(404);
    assertThat(asked("POST", "/completions", "text/csv")).hasStatus(404);
    assertThat(asked("POST", "/roster", "text/csv")).hasStatus(404);
    assertThat(dashboard.ingest().asked()).hasSize(1);
  }

  @Test
  void whileTheIngestServiceIsAwayNothingIsSaidToBeDone() {
    dashboard.put("owner@x.example", PASSWORD, UserRole.OWNER);
    as("owner@x.example");
    dashboard.away(true);
    assertThat(asked("POST", "/roster", "text/csv")).hasStatus(503);
    assertThat(asked("GET", "/users", null)).hasStatus(503);
  }

  @Test
  void thatOurOwnKeyDoesNotFitIsNoFaultOfTheUsers() {
    dashboard.put("owner@x.example", PASSWORD, UserRole.OWNER);
    as("owner@x.example");
    assertThat(asked("PUT", "/plans/odd", "application/yaml")).hasStatus(503);
  }

  /** A roster of thousands is some hundred kilobytes; beside files nothing is that long. */
  @Test
  void aFileIsAsLongAsTheIngestServiceTakesIt() {
    dashboard.put("owner@x.example", PASSWORD, UserRole.OWNER);
    as("owner@x.example");
    assertThat(asked("POST", "/roster", "text/csv", "x".repeat(3 << 20))).hasStatus(200);
    assertThat(asked("POST", "/roster", "text/csv", "x".repeat(6 << 20))).hasStatus(413);
  }

  private MvcTestResult asked(String method, String path, @Nullable String type) {
    return asked(method, path, type, "name=wiki");
  }

  private MvcTestResult asked(String method, String path, @Nullable String type, String body) {
    return SignedIn.sent(
        dashboard, HttpMethod.valueOf(method), "/api/v1/manage" + path, type, body, session);
  }
}
