package dev.crossover.dashboard.notify;

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
  private static final int GONE = 410;

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
  public boolean send(
      String id, String opened, News news, Episode episode, @Nullable Learner learner)
      throws IOException, Refused, InterruptedException {
    String body =
        Json.MAPPER.writeValueAsString(
            Map.of(
                "type",
                news == News.RESOLVED ? "learner.stall_resolved" : "learner.stalled",
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
                    settings.page("learners/" + episode.learner()))));
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
    HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
    if (answer.statusCode() / 100 != 2) {
      boolean gone = answer.statusCode() == GONE;
      throw new Refused("the webhook answered " + answer.statusCode(), gone, after(answer));
    }
    return true;
  }

  /** When the other side wants to be asked again; seconds alone, dates are read as nothing. */
  private static @Nullable Duration after(HttpResponse<Void> answer) {
    String seconds = answer.headers().firstValue("Retry-After").orElse("").strip();
    return seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
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
