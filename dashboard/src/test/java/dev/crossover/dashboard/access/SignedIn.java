package dev.crossover.dashboard.access;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.learner.Learner;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signs in as a page does: with the token against forged requests that a first answer gave. */
public final class SignedIn {

  static final String COOKIE = "crossover-8080";

  /** The cookie of who is signed in. */
  public static Cookie by(FilledDashboard dashboard, String mail, String password) {
    MvcTestResult result = tried(dashboard, mail, password);
    return Objects.requireNonNull(
        result.getResponse().getCookie(COOKIE), "status " + result.getResponse().getStatus());
  }

  static MvcTestResult tried(FilledDashboard dashboard, String mail, String password) {
    return posted(
        dashboard,
        "/api/v1/session",
        "{\"mail\":\"%s\",\"password\":\"%s\"}".formatted(mail, password));
  }

  static MvcTestResult posted(FilledDashboard dashboard, String address, String json) {
    return posted(dashboard, address, json, null);
  }

  /** As whom that cookie says. */
  public static MvcTestResult posted(
      FilledDashboard dashboard, String address, String json, @Nullable Cookie session) {
    return sent(
        dashboard, HttpMethod.POST, address, MediaType.APPLICATION_JSON_VALUE, json, session);
  }

  /** By any method; without a type there is no body. */
  public static MvcTestResult sent(
      FilledDashboard dashboard,
      HttpMethod method,
      String address,
      @Nullable String type,
      String body,
      @Nullable Cookie session) {
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
    var request =
        dashboard
            .with(session == null ? new Cookie[] {csrf} : new Cookie[] {csrf, session})
            .api()
            .method(method)
            .uri(URI.create(address))
            .header("X-XSRF-TOKEN", csrf.getValue());
    return (type == null ? request : request.contentType(MediaType.valueOf(type)).content(body))
        .exchange();
  }

  /** Ada, as the roster has her. */
  static Learner managedBy(@Nullable String manager) {
    return managedBy(manager, null);
  }

  /** Ada with an address. */
  public static Learner managedBy(@Nullable String manager, @Nullable String mail) {
    return SampleLearner.of("ada").mail(mail).managedBy(manager).learner();
  }

  private SignedIn() {}
}
