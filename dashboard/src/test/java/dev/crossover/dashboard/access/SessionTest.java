package dev.crossover.dashboard.access;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.record.User;
import dev.crossover.model.record.UserRole;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Json;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class SessionTest {

  private static final String BOSS = "boss@x.example";
  private static final String PASSWORD = "a long password";
  private static final String ADA = "/api/v1/learners/ada";

  private final FilledDashboard dashboard = new FilledDashboard(day(10));

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    dashboard.put(SignedIn.managedBy(BOSS), List.of());
    dashboard.put(BOSS, PASSWORD);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void saysWhoIsSignedInAndWhichPagesAreTheirs() {
    Cookie boss = SignedIn.by(dashboard, "Boss@X.example", PASSWORD);
    assertThat(dashboard.as(boss).json("/api/v1/session"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"mail": "boss@x.example", "roles": [], "groups": true, "data": false, "own": [],
                 "password": true, "reviews": true, "manages": false, "inWords": false,
                 "sources": [], "newAlerts": 0}
                """));
    dashboard.put("owner@x.example", PASSWORD, UserRole.OWNER);
    Cookie owner = SignedIn.by(dashboard, "owner@x.example", PASSWORD);
    assertThat(dashboard.as(owner).json("/api/v1/session").get("data").asBoolean()).isTrue();
    assertThat(dashboard.as(owner).json("/api/v1/session").get("manages").asBoolean()).isTrue();
  }

  /** A page of another site can neither read the cookie nor send it. */
  @Test
  void theCookieIsForThisSiteAlone() {
    Cookie boss = SignedIn.by(dashboard, BOSS, PASSWORD);
    assertThat(boss.isHttpOnly()).isTrue();
    assertThat(boss.getAttribute("SameSite")).isEqualTo("Strict");
    assertThat(
            dashboard
                .as(null)
                .api()
                .post()
                .uri("/api/v1/session")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"mail\":\"%s\",\"password\":\"%s\"}".formatted(BOSS, PASSWORD)))
        .hasStatus(403);
  }

  /** Who guesses learns neither which users there are nor that a guess was near. */
  @Test
  void whatDoesNotFitIsAnsweredAlike() throws UnsupportedEncodingException {
    MvcTestResult wrong = SignedIn.tried(dashboard, BOSS, "guess");
    MvcTestResult unknown = SignedIn.tried(dashboard, "nobody@x.example", "guess");
    assertThat(wrong).hasStatus(401);
    assertThat(unknown).hasStatus(401);
    assertThat(unknown.getResponse().getContentAsString())
        .isEqualTo(wrong.getResponse().getContentAsString());
    assertThat(wrong.getResponse().getCookie(SignedIn.COOKIE)).isNull();
    assertThat(SignedIn.posted(dashboard, "/api/v1/session", "{}")).hasStatus(401);
  }

  @Test
  void afterTenTriesAnAccountHasToWait() {
    for (int i = 0; i < Attempts.OF_USER_AND_ADDRESS; i++) {
      assertThat(SignedIn.tried(dashboard, BOSS, "guess")).hasStatus(401);
    }
    MvcTestResult late = SignedIn.tried(dashboard, BOSS, PASSWORD);
    assertThat(late).hasStatus(429).headers().hasValue("Retry-After", "600");
    assertThat(SignedIn.tried(dashboard, "other@x.example", "guess")).hasStatus(401);
  }

  /** The demo opens its page so. */
  @Test
  void aTicketSignsInOnce() {
    String ticket = "{\"ticket\":\"%s\"}".formatted(ticketFor(BOSS));
    MvcTestResult first = SignedIn.posted(dashboard, "/api/v1/session/ticket", ticket);
    Cookie boss = first.getResponse().getCookie(SignedIn.COOKIE);
    assertThat(status(boss, ADA)).isEqualTo(200);
    assertThat(SignedIn.posted(dashboard, "/api/v1/session/ticket", ticket)).hasStatus(401);
    assertThat(SignedIn.posted(dashboard, "/api/v1/session/ticket", "{}")).hasStatus(401);
    assertThat(SignedIn.posted(dashboard, "/api/v1/session/tickets", "{\"mail\":\"" + BOSS + "\"}"))
        .hasStatus(404);
  }

  /** Restarted, or another instance: what is signed in stands in the cookie. */
  @Test
  void aSessionHoldsUntilThePasswordChangesOrTheUserIsGone() {
    Cookie boss = SignedIn.by(dashboard, BOSS, PASSWORD);
    assertThat(status(boss, ADA)).isEqualTo(200);
    assertThat(status(new Cookie(SignedIn.COOKIE, boss.getValue() + "x"), ADA)).isEqualTo(401);
    dashboard.put(BOSS, "another password");
    assertThat(status(boss, ADA)).isEqualTo(401);
    Cookie again = SignedIn.by(dashboard, BOSS, "another password");
    assertThat(status(again, ADA)).isEqualTo(200);
    dashboard.removeUser(BOSS);
    assertThat(status(again, ADA)).isEqualTo(401);
  }

  /** A balancer sends each request to any instance; so does a restart. */
  @Test
  void whatOneInstanceSignedInTheOtherKnows() {
    Cookie boss = SignedIn.by(dashboard, BOSS, PASSWORD);
    try (FilledDashboard other = new FilledDashboard(day(10))) {
      VersionedRecord user = dashboard.tables().records().get(User.key(BOSS));
      other.put(other.tables().records(), User.key(BOSS), user, Json.serde(VersionedRecord.class));
      assertThat(other.as(boss).api().get().uri("/api/v1/teams")).hasStatus(200);
      other.removeUser(BOSS);
      assertThat(other.as(boss).api().get().uri("/api/v1/teams")).hasStatus(401);
    }
  }

  @Test
  void signingOutTakesTheCookieAway() {
    MvcTestResult out = SignedIn.posted(dashboard, "/api/v1/session/end", "");
    assertThat(out).hasStatus(200);
    Cookie taken = out.getResponse().getCookie(SignedIn.COOKIE);
    assertThat(taken).isNotNull();
    assertThat(taken.getMaxAge()).isZero();
  }

  @Test
  void aChangeOfManagerMovesAccess() {
    dashboard.put("next@x.example", PASSWORD);
    Cookie boss = SignedIn.by(dashboard, BOSS, PASSWORD);
    Cookie next = SignedIn.by(dashboard, "next@x.example", PASSWORD);
    assertThat(status(boss, ADA)).isEqualTo(200);
    assertThat(status(next, ADA)).isEqualTo(404);
    dashboard.put(SignedIn.managedBy("Next@x.example"));
    assertThat(status(boss, ADA)).isEqualTo(404);
    assertThat(status(next, ADA)).isEqualTo(200);
    dashboard.put(SignedIn.managedBy(null));
    assertThat(status(next, ADA)).isEqualTo(404);
  }

  @Test
  void aWrongSecretIsNone() {
    assertThat(
            dashboard.as(null).api().get().uri(ADA).header("Authorization", "Basic YWRtaW46bm8="))
        .hasStatus(401);
    dashboard.asAdministrator();
    assertThat(dashboard.api().get().uri(ADA)).hasStatus(200);
  }

  /** Who is not known yet brings little. */
  @Test
  void aBodyIsSmall() {
    String large = "{\"mail\":\"%s\"}".formatted("a".repeat(10_000));
    assertThat(SignedIn.posted(dashboard, "/api/v1/session", large)).hasStatus(413);
    String address = "a".repeat(300) + "@x.example";
    assertThat(SignedIn.tried(dashboard, address, PASSWORD)).hasStatus(401);
  }

  @Test
  void aTeamMayBeNamedAsPeopleName() {
    dashboard.put(
        SampleLearner.of("bo").named("Bo").team("Top 10% of R&D; Ulm").managedBy(BOSS).learner(),
        List.of());
    Cookie boss = SignedIn.by(dashboard, BOSS, PASSWORD);
    URI team = URI.create("/api/v1/teams/Top%2010%25%20of%20R%26D%3B%20Ulm/learners");
    assertThat(dashboard.as(boss).api().get().uri(team)).hasStatus(200);
  }

  private String ticketFor(String mail) {
    dashboard.asAdministrator();
    MvcTestResult made =
        dashboard
            .api()
            .post()
            .uri("/api/v1/session/tickets")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"mail\":\"" + mail + "\"}")
            .exchange();
    assertThat(made).hasStatus(200);
    return Json.MAPPER
        .readTree(made.getResponse().getContentAsByteArray())
        .get("ticket")
        .asString();
  }

  private int status(@Nullable Cookie session, String address) {
    return dashboard.as(session).api().get().uri(address).exchange().getResponse().getStatus();
  }
}
