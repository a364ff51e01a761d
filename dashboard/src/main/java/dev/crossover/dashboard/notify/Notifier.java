package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.Stall;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.KafkaUse;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.TopicWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells of each episode when it opens, once more when it gets worse or nobody answers, and when it
 * ends. What was told is kept in Kafka, so a replay of the episodes tells nothing again; a crash
 * between sending and keeping may tell one message a channel twice, with the same id.
 */
@Component
class Notifier implements SmartLifecycle, Outbox.Told {

  private static final String EVERY = "PT10M";

  private static final Duration SHOWS_WITHIN = Duration.ofSeconds(10);

  private final DashboardTables tables;
  private final TableView<Delivery> deliveries;
  private final Learners learners;
  private final NotifySettings settings;
  private final Clock clock;
  private final List<Outbox> outboxes;
  private final List<Thread> threads = new ArrayList<>();
  private final Owned owned;

  Notifier(
      DashboardTables tables,
      TableView<Delivery> deliveries,
      Learners learners,
      List<Channel> channels,
      KafkaProperties kafka,
      Installation installation,
      TopicWriter topics,
      NotifySettings settings,
      MeterRegistry registry,
      Clock clock) {
    this.tables = tables;
    this.deliveries = deliveries;
    this.learners = learners;
    this.settings = settings;
    this.clock = clock;
    this.outboxes =
        channels.stream()
            .filter(Channel::on)
            .map(channel -> new Outbox(channel, this, topics, registry, clock))
            .toList();
    this.owned = new Owned(kafka, installation, this::lookAtAll);
    tables.episodes().onChange((id, before, after) -> outboxes.forEach(o -> o.look(id)));
    // What is forgotten may be told again.
    deliveries.onChange((id, _, after) -> {
      if (after == null) {
        outboxes.forEach(o -> o.look(MessageId.parse(id).about()));
      }
    });
  }

  /** What the notifier does on Kafka beside its tables. */
  @Bean
  static KafkaUse notifierUse(List<Channel> channels) {
    boolean on = channels.stream().anyMatch(Channel::on);
    return new KafkaUse(
        Set.of(Topics.STALL_EPISODES),
        Set.of(Topics.NOTIFICATIONS),
        on ? Set.of(Owned.GROUP) : Set.of(),
        Set.of());
  }

  /** What nobody has answered for a week is said by no change of the table. */
  @Scheduled(initialDelayString = EVERY, fixedDelayString = EVERY)
  void lookAtAll() {
    if (outboxes.isEmpty()) {
      return;
    }
    try {
      Instant now = clock.instant();
      tables
          .episodes()
          .forEach((id, episode) -> {
            if (owned.has(episode.learner()) && (episode.open() || isRecent(episode, now))) {
              outboxes.forEach(o -> o.look(id));
            }
          });
    } catch (InvalidStateStoreException e) {
      // The tables are still being read; the next round has them.
    }
  }

  private boolean isRecent(Episode episode, Instant now) {
    Instant end = episode.resolvedAt();
    return end != null && end.isAfter(now.minus(settings.maxAge()));
  }

  @Override
  public @Nullable Episode episode(String id) {
    Episode found = tables.episodes().get(id);
    return found != null && owned.has(found.learner()) ? found : null;
  }

  @Override
  public @Nullable News due(Episode episode, Channel channel, Instant now) {
    LearnerProgress p = learners.now(episode.learner());
    Stall stall = p == null || p.stalls().isEmpty() ? null : p.stalls().getFirst();
    boolean answered = p != null && p.said().answered(episode.openedAt(), now);
    return News.due(
        episode,
        stall,
        answered,
        news -> deliveries.get(news.id(episode, channel.name())),
        now,
        settings.maxAge());
  }

  @Override
  public boolean send(Channel channel, Episode episode, News news)
      throws IOException, Channel.Refused, InterruptedException {
    return channel.send(
        news.id(episode, channel.name()),
        News.OPENED.id(episode, channel.name()),
        news,
        episode,
        tables.people().get(episode.learner()));
  }

  @Override
  public void await(Delivery delivery) throws IOException, InterruptedException {
    try {
      deliveries.await(delivery.id(), (id, shown) -> delivery.equals(shown), SHOWS_WITHIN);
    } catch (TimeoutException e) {
      throw new IOException("the delivery does not show yet", e);
    }
  }

  @Override
  public void start() {
    if (!outboxes.isEmpty()) {
      outboxes.forEach(o -> threads.add(Thread.ofVirtual().name("outbox").start(o)));
      owned.start();
    }
  }

  @Override
  public void stop() {
    if (!threads.isEmpty()) {
      owned.stop();
      threads.forEach(Thread::interrupt);
      threads.clear();
    }
  }

  @Override
  public boolean isRunning() {
    return !threads.isEmpty();
  }
}
