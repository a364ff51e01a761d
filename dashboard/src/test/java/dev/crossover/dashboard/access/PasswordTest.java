package dev.crossover.dashboard.access;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A user changes their password by themselves. */
class PasswordTest {

  private static final String BOSS = "boss@x.example";
  private static final String PASSWORD = "a long password";

  private final FilledDashboard dashboard = new FilledDashboard(day(10));
  private Cookie boss;

  @BeforeEach
  void signIn() {
    dashboard.put(BOSS, PASSWORD);
    boss = SignedIn.by(dashboard, BOSS, PASSWORD);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void theNewOneSignsOutEverywhere() {
    MvcTestResult changed = change(boss, PASSWORD, "another one");
    assertThat(changed).hasStatus(204);
    assertThat(changed.getResponse().getCookie(SignedIn.COOKIE))
        .satisfies(cookie -> assertThat(cookie.getMaxAge()).isZero());
    assertThat(dashboard.ingest().asked()).containsExactly("boss@x.example /v1/users/password");
    assertThat(dashboard.as(boss).api().get().uri("/api/v1/teams")).hasStatus(401);
    assertThat(SignedIn.tried(dashboard, BOSS, PASSWORD)).hasStatus(401);
    assertThat(SignedIn.tried(dashboard, BOSS, "another one")).hasStatus(204);
  }

  /** Whoever finds a page open does not take the account over. */
  @Test
  void theOldOneMustFit() {
    for (int i = 0; i < Attempts.OF_USER_AND_ADDRESS; i++) {
      assertThat(change(boss, "guess", "another one")).hasStatus(403);
    }
    assertThat(change(boss, PASSWORD, "another one")).as("too many tries").hasStatus(429);
    assertThat(dashboard.ingest().asked()).isEmpty();
  }

  @Test
  void whoIsNotSignedInByPasswordHasNone() {
    assertThat(change(null, PASSWORD, "another one")).hasStatus(401);
    dashboard.asAdministrator();
    assertThat(dashboard.json("/api/v1/session").get("password").asBoolean()).isFalse();
    assertThat(dashboard.as(boss).json("/api/v1/session").get("password").asBoolean()).isTrue();
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThat(change(boss, PASSWORD, "abc"))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo("password: takes four letters or more");
    dashboard.away(true);
    assertThat(change(boss, PASSWORD, "another one")).hasStatus(503);
    dashboard.away(false);
    assertThat(SignedIn.tried(dashboard, BOSS, PASSWORD)).as("it is as it was").hasStatus(204);
  }

  private MvcTestResult change(@Nullable Cookie session, String old, String chosen) {
    return SignedIn.posted(
        dashboard,
        "/api/v1/session/password",
        "{\"old\":\"%s\",\"password\":\"%s\"}".formatted(old, chosen),
        session);
  }
}
