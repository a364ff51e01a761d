package dev.crossover.dashboard.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A signed, thin message to an endpoint: ids and a link, no person. Follows Standard Webhooks. */
@Component
class WebhookChannel implements Channel {

  private final NotifySettings settings;
  private final HttpPost post;
  private final Clock clock;
  private final @Nullable WebhookSecrets secrets;

  WebhookChannel(NotifySettings settings, HttpPost post, Clock clock) {
    this.settings = settings;
    this.post = post;
    this.clock = clock;
    URI url = settings.webhook().url();
    if (url != null && on()) {
      post.require(url, "CROSSOVER_WEBHOOK_URL");
    }
    this.secrets = on() ? new WebhookSecrets(settings.webhook().secret()) : null;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public boolean names() {
    return false;
  }

  @Override
  public boolean on() {
    return settings.webhook().on();
  }

  @Override
  public boolean send(
      String id, @Nullable String opened, News news, Episode episode, @Nullable Learner learner)
      throws IOException, Refused, InterruptedException {
    Instant now = clock.instant();
    String body =
        Json.MAPPER.writeValueAsString(
            Map.of(
                "type",
                news == News.RESOLVED ? "learner.stall_resolved" : "learner.stalled",
                "timestamp",
                now,
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
    String timestamp = String.valueOf(now.getEpochSecond());
    post.send(
        name(),
        Objects.requireNonNull(settings.webhook().url()),
        Map.of(
            "webhook-id",
            id,
            "webhook-timestamp",
            timestamp,
            "webhook-signature",
            Objects.requireNonNull(secrets).signature(id, timestamp, body)),
        body);
    return true;
  }
}
