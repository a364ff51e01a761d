package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import dev.crossover.dashboard.query.IfItWorks;
import dev.crossover.dashboard.query.LearnerRows;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ada owes her project, and who looks after her is told so. */
final class TestMessages {

  static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final Learner ADA = named("Ada Lovelace");
  static final URI PAGE = URI.create("http://127.0.0.1:8080/");
  static final DeliverySpans NO_SPANS = new DeliverySpans(Tracer.NOOP);

  private TestMessages() {}

  static Learner named(String name) {
    return SampleLearner.of("a1").named(name).team("red").managedBy("boss@x.example").learner();
  }

  static Episode episode(@Nullable Instant resolvedAt) {
    return episode("red & blue", resolvedAt);
  }

  static Episode episode(String team, @Nullable Instant resolvedAt) {
    Instant opened = NOW.minus(Duration.ofDays(2));
    Instant silent = opened.minus(Duration.ofDays(7));
    Stall stall = new Stall(StallReason.BEHIND, opened, opened, "project", 0, 0.82, silent, null);
    return new Episode(
        "a1:BEHIND:1",
        "a1",
        "spring",
        team,
        stall,
        opened,
        resolvedAt,
        resolvedAt == null ? null : Episode.Resolution.PROGRESS);
  }

  /** Settings with mail and without a webhook. */
  static NotifySettings settings(String to, URI page) {
    return settings(to, page, true, null, "", null);
  }

  /** The same, on loopback. */
  static NotifySettings settings(String to) {
    return settings(to, PAGE);
  }

  /** Settings with Slack and Teams there. */
  static NotifySettings chat(boolean alsoPrivate, URI url) {
    return settings("", PAGE, alsoPrivate, null, "", url);
  }

  static NotifySettings settings(
      String to, boolean alsoPrivate, @Nullable URI webhook, String secret) {
    return settings(to, PAGE, alsoPrivate, webhook, secret, null);
  }

  private static NotifySettings settings(
      String to,
      URI page,
      boolean alsoPrivate,
      @Nullable URI webhook,
      String secret,
      @Nullable URI chat) {
    return new NotifySettings(
        Duration.ofDays(3),
        Duration.ofDays(7),
        page,
        alsoPrivate,
        new NotifySettings.Mail("crossover@x.example", to, Duration.ofMinutes(15)),
        new NotifySettings.Webhook(webhook, secret),
        chat,
        chat);
  }

  /** The words of messages about who is on a dashboard. */
  static EpisodeText text(FilledDashboard dashboard, NotifySettings settings) {
    return new EpisodeText(
        dashboard.get(PlanIndexes.class),
        settings,
        new EpisodeFacts(
            dashboard.tables(),
            dashboard.get(Groups.class),
            dashboard.get(Learners.class),
            dashboard.get(PlanIndexes.class),
            dashboard.get(LearnerRows.class),
            dashboard.get(IfItWorks.class),
            dashboard.get(PreferencesOfPeople.class),
            dashboard.get(Rights.class),
            CLOCK));
  }

  static boolean tell(Channel channel, News news, Episode episode, @Nullable Learner learner)
      throws Exception {
    return channel.send(List.of(message(channel, news, episode, learner)));
  }

  /** Where the beginning was told before, the rest goes on from it. */
  static Message message(Channel channel, News news, Episode episode, @Nullable Learner learner) {
    boolean goesOn = news == News.AGAIN || news == News.RESOLVED;
    return new Message(
        news.id(episode, channel.name()),
        goesOn ? News.OPENED.id(episode, channel.name()) : null,
        news,
        episode,
        learner,
        channel.person(news, learner));
  }
}
