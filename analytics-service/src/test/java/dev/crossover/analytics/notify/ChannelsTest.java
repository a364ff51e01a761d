package dev.crossover.analytics.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import dev.crossover.wiring.Json;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;

/** Messages that really go out: to an SMTP server and an HTTP endpoint on loopback. */
class ChannelsTest {

  private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
  private static final Learner ADA =
      new Learner(
          "a1",
          "Ada Lovelace",
          null,
          "red",
          "spring",
          "ml-to-genai",
          LocalDate.parse("2026-03-02"),
          10,
          Background.ML_ENGINEER,
          "boss@x.example",
          List.of(),
          List.of());
  private static final byte[] KEY =
      "a key of thirty-two bytes, just so".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

  private final GreenMail smtp =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final List<Posted> posted = new ArrayList<>();
  private HttpServer endpoint;
  private int answer = 200;

  private record Posted(Map<String, String> headers, String body) {}

  @BeforeEach
  void start() throws IOException {
    smtp.start();
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.createContext(
        "/hook",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          posted.add(
              new Posted(
                  Map.of(
                      "id", exchange.getRequestHeaders().getFirst("webhook-id"),
                      "timestamp", exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                      "signature", exchange.getRequestHeaders().getFirst("webhook-signature")),
                  body));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    endpoint.start();
  }

  @AfterEach
  void stop() {
    smtp.stop();
    endpoint.stop(0);
  }

  @Test
  void mailReachesTheManagerWithReasonAndLink() throws Exception {
    assertThat(mail("boss-of-all@x.example").send("m1", episode(null), ADA)).isTrue();
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getAllRecipients()[0]).hasToString("boss@x.example");
    assertThat(message.getSubject()).isEqualTo("Ada Lovelace owes project-agent");
    assertThat(message.getContent().toString())
        .contains("due on 2026-04-29 and which 82 % of the cohort have handed in")
        .contains("the last activity was on 2026-04-22")
        .contains("http://127.0.0.1:8080/learners/a1");
  }

  @Test
  void resolvedMailSaysWhy() throws Exception {
    mail("").send("m1", episode(NOW), ADA);
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo("Ada Lovelace is moving again");
    assertThat(message.getContent().toString()).contains("there is progress again");
  }

  @Test
  void withoutManagerTheDefaultIsToldOrNobody() throws Exception {
    assertThat(mail("").send("m1", episode(null), null)).isFalse();
    assertThat(mail("fallback@x.example").send("m1", episode(null), null)).isTrue();
    assertThat(smtp.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aMailServerThatIsAwayIsAnError() {
    MailChannel mail = mail("x@x.example");
    smtp.stop();
    assertThatThrownBy(() -> mail.send("m1", episode(null), ADA)).isInstanceOf(IOException.class);
  }

  /** Standard Webhooks: HMAC-SHA256 over id.timestamp.body, and no person in the payload. */
  @Test
  void webhookIsSignedAndNamesNoPerson() throws Exception {
    webhook().send("episode/opened/webhook", episode(null), ADA);
    Posted post = posted.getFirst();
    String signed = "episode/opened/webhook." + NOW.getEpochSecond() + "." + post.body();
    assertThat(post.headers().get("signature")).isEqualTo("v1," + hmac(signed));
    JsonNode body = Json.MAPPER.readTree(post.body());
    assertThat(body.get("type").asString()).isEqualTo("learner.stalled");
    assertThat(body.get("data").get("learner").asString()).isEqualTo("a1");
    assertThat(post.body()).doesNotContain("Ada").doesNotContain("boss@");
  }

  @Test
  void anEndpointThatRefusesIsAnError() {
    answer = 500;
    assertThatThrownBy(() -> webhook().send("id", episode(null), ADA))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("500");
    answer = 302;
    assertThatThrownBy(() -> webhook().send("id", episode(null), ADA))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aSecretOfAnotherFormIsRefusedAtStart() {
    NotifySettings settings = settings("", new NotifySettings.Webhook(url(), "hunter2"));
    assertThatThrownBy(() -> new WebhookChannel(settings, clock())).hasMessageContaining("whsec_");
  }

  private MailChannel mail(String to) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(smtp.getSmtp().getPort());
    return new MailChannel(sender, settings(to, new NotifySettings.Webhook(null, "")));
  }

  private WebhookChannel webhook() {
    return new WebhookChannel(settings("", new NotifySettings.Webhook(url(), SECRET)), clock());
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/hook");
  }

  private static NotifySettings settings(String to, NotifySettings.Webhook webhook) {
    return new NotifySettings(
        Duration.ofDays(7),
        URI.create("http://127.0.0.1:8080/"),
        new NotifySettings.Mail("crossover@x.example", to),
        webhook);
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  private static Episode episode(@Nullable Instant resolvedAt) {
    Instant opened = NOW.minus(Duration.ofDays(2));
    Instant silent = opened.minus(Duration.ofDays(7));
    Stall stall =
        new Stall(StallReason.BEHIND, opened, opened, "project-agent", 0, 0.82, silent, null);
    return new Episode(
        "a1:BEHIND:1",
        "a1",
        "spring",
        "red",
        stall,
        opened,
        resolvedAt,
        resolvedAt == null ? null : Episode.Resolution.PROGRESS);
  }

  private static String hmac(String content) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    return Base64.getEncoder()
        .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
  }
}
