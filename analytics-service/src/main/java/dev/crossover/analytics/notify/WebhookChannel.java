package dev.crossover.analytics.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A signed, thin message to an endpoint: ids and a link, no person. Follows Standard Webhooks; a
 * redirect counts as failure.
 */
@Component
class WebhookChannel implements Channel {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String SECRET_PREFIX = "whsec_";

  private final NotifySettings settings;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WebhookChannel(NotifySettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    if (on() && !settings.webhook().secret().startsWith(SECRET_PREFIX)) {
      throw new IllegalArgumentException(
          "crossover.notify.webhook.secret must be whsec_ and base64 of 24 to 64 bytes");
    }
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public boolean on() {
    return settings.webhook().on();
  }

  @Override
  public boolean send(String id, Episode episode, @Nullable Learner learner)
      throws IOException, InterruptedException {
    String body =
        Json.MAPPER.writeValueAsString(
            Map.of(
                "type",
                episode.open() ? "learner.stalled" : "learner.stall_resolved",
                "timestamp",
                clock.instant(),
                "data",
                Map.of(
                    "episode",
                    episode.id(),
                    "learner",
                    episode.learner(),
                    "reason",
                    episode.stall().reason(),
                    "link",
                    NotifySettings.page(
                        settings.dashboardUrl(), "learners/" + episode.learner()))));
    String timestamp = String.valueOf(clock.instant().getEpochSecond());
    URI url = Objects.requireNonNull(settings.webhook().url());
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", "v1," + signature(id + "." + timestamp + "." + body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new IOException("the webhook answered " + status);
    }
    return true;
  }

  private String signature(String content) {
    try {
      byte[] key =
          Base64.getDecoder().decode(settings.webhook().secret().substring(SECRET_PREFIX.length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
