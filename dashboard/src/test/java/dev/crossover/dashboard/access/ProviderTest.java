package dev.crossover.dashboard.access;

import static dev.crossover.model.Samples.day;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.proc.SecurityContext;
import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.Samples;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponentsBuilder;

/** Signs in by a real OpenID Connect provider, which runs in this process. */
class ProviderTest {

  private static final String BOSS = "boss@x.example";
  private static final String ADA = "/api/v1/learners/ada";
  private static final long HOUR = 3600;

  private final RotatingKeys keys = new RotatingKeys();
  private final MockOAuth2Server provider =
      new MockOAuth2Server(
          new OAuth2Config(
              false,
              null,
              null,
              false,
              new OAuth2TokenProvider(keys),
              Set.of(),
              new MockWebServerWrapper()));
  private FilledDashboard dashboard;

  @BeforeEach
  void start() throws IOException {
    provider.start(InetAddress.getLoopbackAddress(), 0);
    dashboard =
        new FilledDashboard(
            day(10),
            new DashboardSettings.Oidc(
                provider.issuerUrl("main").toString(), "crossover", "secret", "groups"));
    dashboard.put(Samples.PLAN);
    dashboard.put(SignedIn.managedBy(BOSS), List.of());
  }

  @AfterEach
  void stop() {
    dashboard.close();
    provider.shutdown();
  }

  @Test
  void whomTheProviderKnowsByAddressSeesWhomTheyManage() throws Exception {
    Cookie boss = Objects.requireNonNull(signedIn(token(Map.of("email", "Boss@X.example"))));
    assertThat(status(boss, ADA)).isEqualTo(200);
    assertThat(status(boss, "/api/v1/data")).isEqualTo(404);
    assertThat(boss.getMaxAge()).as("an hour").isEqualTo((int) HOUR);
    assertThat(dashboard.as(boss).json("/api/v1/session").get("mail").asString()).isEqualTo(BOSS);
  }

  @Test
  void groupsGiveRoles() throws Exception {
    Cookie owner =
        Objects.requireNonNull(
            signedIn(
                token(
                    Map.of(
                        "email", "o@x.example", "groups", List.of("staff", "crossover-owner")))));
    assertThat(status(owner, "/api/v1/data")).isEqualTo(200);
    assertThat(status(owner, ADA)).isEqualTo(404);
  }

  /** Another's token, one that is over, and one without an address that was verified. */
  @Test
  void whatTheProviderDidNotSayForUsIsRefused() throws Exception {
    assertThat(signedIn(token(Map.of("email", BOSS, "aud", List.of("someone-else"))))).isNull();
    assertThat(signedIn(token(-HOUR, Map.of("email", BOSS)))).isNull();
    assertThat(signedIn(token(Map.of()))).isNull();
    assertThat(signedIn(token(Map.of("email", BOSS, "email_verified", false)))).isNull();
    assertThat(signedIn(token(Map.of("email", BOSS)))).isNotNull();
  }

  /** A provider changes its keys from time to time. */
  @Test
  void newKeysAreFetched() throws Exception {
    assertThat(signedIn(token(Map.of("email", BOSS)))).isNotNull();
    keys.rotate();
    assertThat(signedIn(token(Map.of("email", BOSS)))).isNotNull();
  }

  @Test
  void whileTheProviderIsAwayThePageSaysSo() throws Exception {
    provider.shutdown();
    MvcTestResult sent = get("/api/v1/session/company", new MockHttpSession());
    assertThat(sent).hasStatus(302).headers().hasValue("Location", "/#away");
    dashboard.put("local@x.example", "a long password");
    assertThat(SignedIn.by(dashboard, "local@x.example", "a long password")).isNotNull();
  }

  @Test
  void signingOutLeadsToTheProvider() throws Exception {
    Cookie boss = Objects.requireNonNull(signedIn(token(Map.of("email", BOSS))));
    MvcTestResult out = SignedIn.posted(dashboard, "/api/v1/session/end", "", boss);
    assertThat(out.getResponse().getContentAsString())
        .contains(provider.endSessionEndpointUrl("main").toString())
        .contains("client_id=crossover");
    assertThat(Objects.requireNonNull(out.getResponse().getCookie(SignedIn.COOKIE)).getMaxAge())
        .isZero();
  }

  /** A cookie that names a role is signed; nobody writes one. */
  @Test
  void nobodyGivesThemselvesARole() throws Exception {
    Cookie boss = Objects.requireNonNull(signedIn(token(Map.of("email", BOSS))));
    String value = new String(Base64.getDecoder().decode(padded(boss.getValue())), UTF_8);
    assertThat(value).startsWith("company%3A%3Aboss%40x.example");
    String forged =
        Base64.getEncoder()
            .encodeToString(value.replace("company%3A%3A", "company%3Aowner%3A").getBytes(UTF_8))
            .replace("=", "");
    assertThat(status(new Cookie(SignedIn.COOKIE, forged), ADA)).isEqualTo(401);
  }

  private static String padded(String base64) {
    return base64 + "=".repeat((4 - base64.length() % 4) % 4);
  }

  private static DefaultOAuth2TokenCallback token(Map<String, ?> claims) {
    return token(HOUR, claims);
  }

  private static DefaultOAuth2TokenCallback token(long seconds, Map<String, ?> claims) {
    return new DefaultOAuth2TokenCallback(
        "main", "subject", "JWT", List.of("crossover"), new HashMap<>(claims), seconds);
  }

  private static final class RotatingKeys extends KeyProvider {

    private KeyProvider now = new KeyProvider(List.of());

    RotatingKeys() {
      super(List.of());
    }

    void rotate() {
      now = new KeyProvider(List.of());
    }

    @Override
    public JWK signingKey(String issuer) {
      return now.signingKey(issuer);
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
      return now.get(selector, context);
    }
  }

  private @Nullable Cookie signedIn(DefaultOAuth2TokenCallback token) throws Exception {
    provider.enqueueCallback(token);
    return walked();
  }

  /** The way of a browser: to the provider, back with a code, and in. */
  private @Nullable Cookie walked() throws Exception {
    MockHttpSession session = new MockHttpSession();
    assertThat(get("/api/v1/session/company", session))
        .hasStatus(302)
        .headers()
        .hasValue("Location", "/oauth2/authorization/company");
    String authorize = location(get("/oauth2/authorization/company", session));
    HttpResponse<Void> back;
    try (HttpClient http = HttpClient.newHttpClient()) {
      back =
          http.send(
              HttpRequest.newBuilder(URI.create(authorize)).build(),
              HttpResponse.BodyHandlers.discarding());
    }
    URI callback = URI.create(back.headers().firstValue("Location").orElseThrow());
    MvcTestResult in = get(callback.getRawPath() + "?" + callback.getRawQuery(), session);
    assertThat(in).hasStatus(302);
    Cookie cookie = in.getResponse().getCookie(SignedIn.COOKIE);
    return cookie == null || cookie.getMaxAge() == 0 ? null : cookie;
  }

  private MvcTestResult get(String address, MockHttpSession session) {
    URI uri = UriComponentsBuilder.fromUriString(address).build(true).toUri();
    return dashboard.as(null).api().get().uri(uri).session(session).exchange();
  }

  private static String location(MvcTestResult result) {
    return Objects.requireNonNull(result.getResponse().getHeader("Location"));
  }

  private int status(Cookie session, String address) {
    return dashboard.as(session).api().get().uri(address).exchange().getResponse().getStatus();
  }
}
