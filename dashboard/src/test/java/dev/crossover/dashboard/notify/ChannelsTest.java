package dev.crossover.dashboard.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import dev.crossover.dashboard.notices.StopTokens;
import dev.crossover.model.Samples;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import dev.crossover.wiring.Json;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
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
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
          Samples.PLAN.id(),
          LocalDate.parse("2026-03-02"),
          10,
          Background.ML_ENGINEER,
          "boss@x.example",
          List.of(),
          List.of());
  private final FilledDashboard dashboard = new FilledDashboard(NOW);
  private final PlanIndexes plans = dashboard.get(PlanIndexes.class);
  private static final byte[] KEY =
      "a key of thirty-two bytes, just so".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

  private final GreenMail smtp =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final List<Posted> posted = new ArrayList<>();
  private HttpServer endpoint;
  private int answer = 200;
  private URI page = URI.create("http://127.0.0.1:8080/");

  private record Posted(Map<String, String> headers, String body) {}

  @BeforeEach
  void start() throws IOException {
    smtp.start();
    dashboard.put(Samples.PLAN);
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
          exchange.getResponseHeaders().set("Retry-After", "30");
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    endpoint.start();
  }

  @AfterEach
  void stop() {
    dashboard.close();
    smtp.stop();
    endpoint.stop(0);
  }

  @Test
  void mailReachesTheManagerWithReasonAndLink() throws Exception {
    assertThat(tell(mail("boss-of-all@x.example"), News.OPENED, episode(null), ADA)).isTrue();
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getAllRecipients()[0]).hasToString("boss@x.example");
    assertThat(message.getSubject()).isEqualTo("Ada Lovelace owes “project”");
    assertThat(part(message, "text/plain"))
        .contains("due on 29 Apr 2026 and which 82 % of the cohort have handed in")
        .contains("the last activity was on 22 Apr 2026")
        .contains("http://127.0.0.1:8080/learners/a1");
    assertThat(part(message, "text/html"))
        .contains("“project”", "red &amp; blue")
        .contains("<a href=\"http://127.0.0.1:8080/learners/a1\">");
  }

  @Test
  void whatIsSaidOfAnEpisodeIsOneThread() throws Exception {
    MailChannel mail = mail("");
    tell(mail, News.OPENED, episode(null), ADA);
    tell(mail, News.AGAIN, episode(null), ADA);
    tell(mail, News.RESOLVED, episode(NOW), ADA);
    MimeMessage[] all = smtp.getReceivedMessages();
    assertThat(all[0].getHeader("References")).isNull();
    for (MimeMessage later : List.of(all[1], all[2])) {
      assertThat(later.getHeader("References")[0]).isEqualTo(all[0].getMessageID());
      assertThat(later.getHeader("In-Reply-To")[0]).isEqualTo(all[0].getMessageID());
      assertThat(later.getSubject()).isEqualTo("Re: " + all[0].getSubject());
    }
    assertThat(Stream.of(all).map(ChannelsTest::id)).doesNotHaveDuplicates();
    assertThat(part(all[1], "text/plain")).contains("nobody has answered");
    assertThat(part(all[2], "text/plain")).contains("there is progress again");
  }

  @Test
  void aSecondTryIsTheSameMessage() throws Exception {
    tell(mail(""), News.OPENED, episode(null), ADA);
    tell(mail(""), News.OPENED, episode(null), ADA);
    MimeMessage[] all = smtp.getReceivedMessages();
    assertThat(all[0].getMessageID()).isEqualTo(all[1].getMessageID()).endsWith("@x.example>");
  }

  @Test
  void withoutManagerTheDefaultIsToldOrNobody() throws Exception {
    assertThat(tell(mail(""), News.OPENED, episode(null), null)).isFalse();
    assertThat(tell(mail("fallback@x.example"), News.OPENED, episode(null), null)).isTrue();
    assertThat(smtp.getReceivedMessages()).hasSize(1);
  }

  /** RFC 8058: one step, by https, to an address that names nobody. */
  @Test
  void eachMailSaysHowToStopThem() throws Exception {
    page = URI.create("https://learning.x.example/crossover/");
    tell(mail(""), News.OPENED, episode(null), ADA);
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(message.getHeader("List-Unsubscribe")[0])
        .matches("<https://learning.x.example/crossover/api/v1/notices/stop\\?token=[\\w-]{40,}>")
        .doesNotContain("boss");
    assertThat(part(message, "text/plain"))
        .contains("https://learning.x.example/crossover/settings/notifications");
    assertThat(part(message, "text/html"))
        .contains("<a href=\"https://learning.x.example/crossover/settings/notifications\">");
  }

  @Test
  void withoutHttpsNoMailProgramIsAskedToPost() throws Exception {
    tell(mail(""), News.OPENED, episode(null), ADA);
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getHeader("List-Unsubscribe")).hasSize(1);
    assertThat(message.getHeader("List-Unsubscribe-Post")).isNull();
  }

  /** On day 61 of a plan of few weeks; the project was due on 29 April. */
  @Test
  void theLearnerReadsItFirstAndWhereToAnswer() throws Exception {
    Learner ada = SignedIn.managedBy("boss@x.example", "ada@x.example");
    dashboard.put(ada, List.of());
    tell(mail(""), News.LEARNER_FIRST, episode(null), ada);
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getAllRecipients()[0]).hasToString("ada@x.example");
    assertThat(message.getSubject()).isEqualTo("How is it going with “project”?");
    assertThat(message.getHeader("References")).isNull();
    assertThat(part(message, "text/plain"))
        .contains("it was due on 29 Apr 2026")
        .containsPattern("By the plan you would be in week \\d+ of \\d+; .* into week 1\\.")
        .contains("your manager is told of it from 4 May 2026 on")
        .contains("http://127.0.0.1:8080/learners/a1")
        .doesNotContain("boss@x.example")
        .doesNotContain("82");
  }

  @Test
  void aLearnerWithoutAnAddressIsNotToldFirst() throws Exception {
    assertThat(mail("").person(News.LEARNER_FIRST, ADA)).isNull();
    assertThat(tell(mail(""), News.LEARNER_FIRST, episode(null), ADA)).isFalse();
    assertThat(smtp.getReceivedMessages()).isEmpty();
  }

  @Test
  void aMailServerThatIsAwayIsNoRefusal() {
    MailChannel mail = mail("x@x.example");
    smtp.stop();
    assertThatThrownBy(() -> tell(mail, News.OPENED, episode(null), ADA))
        .isInstanceOf(IOException.class);
  }

  private static boolean tell(
      Channel channel, News news, Episode episode, @Nullable Learner learner) throws Exception {
    return channel.send(
        news.id(episode, channel.name()),
        News.OPENED.id(episode, channel.name()),
        news,
        episode,
        learner);
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(Part of, String type) throws Exception {
    if (of.isMimeType(type)) {
      return of.getContent().toString();
    }
    if (of.getContent() instanceof Multipart several) {
      for (int i = 0; i < several.getCount(); i++) {
        String found = part(several.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  /** Standard Webhooks: HMAC-SHA256 over id.timestamp.body, and no person in the payload. */
  @Test
  void webhookIsSignedAndNamesNoPerson() throws Exception {
    tell(webhook(), News.OPENED, episode(null), ADA);
    Posted post = posted.getFirst();
    String signed = post.headers().get("id") + "." + NOW.getEpochSecond() + "." + post.body();
    assertThat(post.headers().get("signature")).isEqualTo("v1," + hmac(signed));
    JsonNode body = Json.MAPPER.readTree(post.body());
    assertThat(body.get("type").asString()).isEqualTo("learner.stalled");
    assertThat(body.get("data").get("learner").asString()).isEqualTo("a1");
    assertThat(post.body()).doesNotContain("Ada").doesNotContain("boss@");
  }

  @ParameterizedTest
  @CsvSource({"500, false", "302, false", "410, true", "429, false"})
  void anEndpointThatRefusesIsAskedAgainOrNever(int status, boolean forGood) {
    answer = status;
    assertThatThrownBy(() -> tell(webhook(), News.OPENED, episode(null), ADA))
        .isInstanceOfSatisfying(
            Channel.Refused.class,
            refused -> {
              assertThat(refused).hasMessageContaining(String.valueOf(status));
              assertThat(refused.forGood()).isEqualTo(forGood);
              assertThat(refused.after()).isEqualTo(Duration.ofSeconds(30));
            });
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
    NotifySettings settings = settings(to, new NotifySettings.Webhook(null, ""));
    EpisodeText text = new EpisodeText(plans, settings);
    LearnerText learnerText =
        new LearnerText(
            text,
            plans,
            dashboard.get(Learners.class),
            dashboard.get(PreferencesOfPeople.class),
            settings,
            clock());
    return new MailChannel(sender, text, learnerText, dashboard.get(StopTokens.class), settings);
  }

  private WebhookChannel webhook() {
    return new WebhookChannel(settings("", new NotifySettings.Webhook(url(), SECRET)), clock());
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/hook");
  }

  private NotifySettings settings(String to, NotifySettings.Webhook webhook) {
    return new NotifySettings(
        Duration.ofDays(3),
        Duration.ofDays(7),
        page,
        new NotifySettings.Mail("crossover@x.example", to),
        webhook);
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  private static Episode episode(@Nullable Instant resolvedAt) {
    Instant opened = NOW.minus(Duration.ofDays(2));
    Instant silent = opened.minus(Duration.ofDays(7));
    Stall stall = new Stall(StallReason.BEHIND, opened, opened, "project", 0, 0.82, silent, null);
    return new Episode(
        "a1:BEHIND:1",
        "a1",
        "spring",
        "red & blue",
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
