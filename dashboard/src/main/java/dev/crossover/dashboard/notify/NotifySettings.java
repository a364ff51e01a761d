package dev.crossover.dashboard.notify;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the notifier; see {@code dashboard.yml}.
 *
 * @param learnerFirst so long before their manager a learner is told; zero: not at all
 * @param maxAge episodes that opened longer ago are not announced; a backfill is no news
 * @param dashboardUrl address of the page that messages link to
 * @param alsoPrivate whether what is posted may go to private addresses, and by http
 * @param mail the mail channel
 * @param webhook the webhook channel
 * @param slack incoming webhook of a Slack channel; null switches it off
 * @param teams address of a Workflows flow of Microsoft Teams; null switches it off
 */
@ConfigurationProperties("crossover.notify")
record NotifySettings(
    Duration learnerFirst,
    Duration maxAge,
    URI dashboardUrl,
    boolean alsoPrivate,
    Mail mail,
    Webhook webhook,
    @Nullable URI slack,
    @Nullable URI teams) {

  /** What is set to nothing is not set. */
  NotifySettings {
    slack = orNull(slack);
    teams = orNull(teams);
  }

  private static @Nullable URI orNull(@Nullable URI url) {
    return url == null || url.toString().isEmpty() ? null : url;
  }

  /** The address of a page, below the path that the dashboard may have. */
  URI page(String path) {
    String base = dashboardUrl.toString();
    return URI.create(base.endsWith("/") ? base : base + "/").resolve(path);
  }

  /**
   * Mail goes to the learner's manager.
   *
   * @param from sender; empty switches the channel off
   * @param to who is written to when the roster names no manager; empty: nobody
   * @param gathers for how long mails to one person are gathered, and sent as one; zero: each by
   *     itself
   */
  record Mail(String from, String to, Duration gathers) {
    boolean on() {
      return !from.isEmpty();
    }
  }

  /**
   * A Standard Webhooks endpoint (github.com/standard-webhooks/standard-webhooks).
   *
   * @param url where to post; null switches the channel off
   * @param secret what messages are signed with; see {@link WebhookSecrets}
   */
  record Webhook(@Nullable URI url, String secret) {
    boolean on() {
      return url != null && !url.toString().isEmpty();
    }
  }
}
