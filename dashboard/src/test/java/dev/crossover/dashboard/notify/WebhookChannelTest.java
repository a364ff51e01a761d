package dev.crossover.dashboard.notify;

import static dev.crossover.dashboard.notify.TestMessages.ADA;
import static dev.crossover.dashboard.notify.TestMessages.CLOCK;
import static dev.crossover.dashboard.notify.TestMessages.NOW;
import static dev.crossover.dashboard.notify.TestMessages.episode;
import static dev.crossover.dashboard.notify.TestMessages.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.dashboard.checks.Finding;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a webhook is sent: signed by Standard Webhooks, and about nobody by name. */
class WebhookChannelTest {

  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String OLD = "whsec_YSBrZXkgb2YgdGhpcnR5LXR3byBieXRlcywganVzdCBzbw==";

  private final LoopbackEndpoint endpoint = new LoopbackEndpoint();

  WebhookChannelTest() throws IOException {}

  @AfterEach
  void stop() {
    endpoint.close();
  }

  /** The published test vector of the specification. */
  @Test
  void signsAsTheSpecificationDoes() {
    WebhookSecrets secrets = new WebhookSecrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(
            secrets.signature(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void isSignedAndNamesNoPerson() throws Exception {
    assertThat(tell(webhook(SECRET), News.OPENED, episode(null), ADA)).isTrue();
    LoopbackEndpoint.Came came = endpoint.came().getFirst();
    assertThat(came.headers().getFirst("webhook-id")).isEqualTo("a1:BEHIND:1/opened/webhook");
    assertThat(came.headers().getFirst("webhook-timestamp"))
        .isEqualTo(String.valueOf(NOW.getEpochSecond()));
    assertThat(came.headers().getFirst("webhook-signature")).isEqualTo(signature(SECRET, came));
    JsonNode body = came.json();
    assertThat(body.get("type").asString()).isEqualTo("learner.stalled");
    assertThat(body.get("data").get("learner").asString()).isEqualTo("a1");
    assertThat(came.body()).doesNotContain("Ada", "boss@");
  }

  /** Whoever checks by one of the two finds its signature, at whichever of them they are. */
  @Test
  void whileItsSecretIsReplacedItIsSignedByBoth() throws Exception {
    tell(webhook(SECRET + " " + OLD), News.RESOLVED, episode(NOW), ADA);
    LoopbackEndpoint.Came came = endpoint.came().getFirst();
    assertThat(came.headers().getFirst("webhook-signature"))
        .isEqualTo(signature(SECRET, came) + " " + signature(OLD, came));
    assertThat(came.json().get("type").asString()).isEqualTo("learner.stall_resolved");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "whsec_",
        "whsec_no base64",
        "whsec_dG9vIHNob3J0",
        SECRET + " hunter2",
        SECRET + " " + OLD + " " + OLD
      })
  void aSecretOfAnotherFormIsRefusedAtStart(String secret) {
    assertThatThrownBy(() -> webhook(secret)).hasMessageContaining("CROSSOVER_WEBHOOK_SECRET");
  }

  @Test
  void anAddressInsideIsRefusedAtStartUnlessTheSettingAllowsIt() {
    for (String address : List.of("https://127.0.0.1/hook", "http://example.com/hook")) {
      URI url = URI.create(address);
      assertThatThrownBy(() -> webhook(url, false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("CROSSOVER_WEBHOOK_URL");
      assertThat(webhook(url, true).on()).isTrue();
    }
  }

  /** It is signed as any other one, so that who receives it can try that, too. */
  @Test
  void isTriedByASignedMessage() throws InterruptedException {
    WebhookChannel webhook = webhook(SECRET);
    assertThat(webhook.look().state()).isEqualTo(Finding.State.OK);
    assertThat(webhook.send("").state()).isEqualTo(Finding.State.OK);
    LoopbackEndpoint.Came came = endpoint.came().getLast();
    assertThat(came.json().get("type").asString()).isEqualTo("crossover.test");
    assertThat(came.headers().getFirst("webhook-signature")).isEqualTo(signature(SECRET, came));
  }

  private static String signature(String secret, LoopbackEndpoint.Came came) {
    return new WebhookSecrets(secret)
        .signature(
            String.valueOf(came.headers().getFirst("webhook-id")),
            String.valueOf(came.headers().getFirst("webhook-timestamp")),
            came.body());
  }

  private WebhookChannel webhook(String secret) {
    return webhook(TestMessages.settings("", true, endpoint.url(), secret));
  }

  private static WebhookChannel webhook(URI url, boolean alsoPrivate) {
    return webhook(TestMessages.settings("", alsoPrivate, url, SECRET));
  }

  private static WebhookChannel webhook(NotifySettings settings) {
    return new WebhookChannel(
        settings, new HttpPost(settings, CLOCK, TestMessages.NO_SPANS), CLOCK);
  }
}
