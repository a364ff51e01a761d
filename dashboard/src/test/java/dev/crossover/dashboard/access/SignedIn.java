package dev.crossover.dashboard.access;

import dev.crossover.dashboard.FilledDashboard;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signs in as a page does: with the token against forged requests that a first answer gave. */
final class SignedIn {

  /** The cookie of who is signed in. */
  static Cookie by(FilledDashboard dashboard, String mail, String password) {
    MvcTestResult result = tried(dashboard, mail, password);
    return Objects.requireNonNull(
        result.getResponse().getCookie("crossover"), "status " + result.getResponse().getStatus());
  }

  static MvcTestResult tried(FilledDashboard dashboard, String mail, String password) {
    return posted(
        dashboard,
        "/api/v1/session",
        "{\"mail\":\"%s\",\"password\":\"%s\"}".formatted(mail, password));
  }

  static MvcTestResult posted(FilledDashboard dashboard, String address, String json) {
    Cookie csrf =
        Objects.requireNonNull(
            dashboard
                .as(null)
                .api()
                .get()
                .uri("/api/v1/session")
                .exchange()
                .getResponse()
                .getCookie("XSRF-TOKEN"));
    return dashboard
        .as(csrf)
        .api()
        .post()
        .uri(address)
        .header("X-XSRF-TOKEN", csrf.getValue())
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .exchange();
  }

  private SignedIn() {}
}
