package dev.crossover.dashboard.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A signed, thin message to an endpoint: ids and a link, no person. Follows Standard Webhooks. */
@Component
class WebhookChannel implements Tried {

  private static final String SETTING = "CROSSOVER_WEBHOOK_URL";

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
      post.require(url, SETTING);
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
  public String setting() {
    return SETTING;
  }

  @Override
  public void reach() throws IOException {
    post.reach(Objects.requireNonNull(settings.webhook().url()));
  }

  @Override
  public void test(String to) throws IOException, Refused, InterruptedException {
    post("test/" + UUID.randomUUID(), "crossover.test", Map.of());
  }

  @Override
  public boolean send(List<Message> together) throws IOException, Refused, InterruptedException {
    Message message = together.getFirst();
    Episode episode = message.episode();
    post(
        message.id(),
        message.news() == News.RESOLVED ? "learner.stall_resolved" : "learner.stalled",
        Map.of(
            "episode",
            episode.id(),
            "learner",
            episode.learner(),
            "reason",
            episode.stall().reason(),
            "link",
            settings.page("learners/" + episode.learner())));
    return true;
  }

  private void post(String id, String type, Map<String, Object> data)
      throws IOException, Refused, InterruptedException {
    Instant now = clock.instant();
    String body =
        Json.MAPPER.writeValueAsString(Map.of("type", type, "timestamp", now, "data", data));
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
  }
}
