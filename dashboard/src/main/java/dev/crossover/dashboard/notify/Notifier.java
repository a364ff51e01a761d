package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.delivery.MessageId;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.record.User;
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
 * between sending and keeping may tell one message a channel twice, with the same id; of several
 * that went out as one maybe with another.
 */
@Component
class Notifier implements SmartLifecycle, Told {

  private static final String EVERY = "PT10M";

  /** A message that is under way is ended. */
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(20);

  private static final Duration SHOWS_WITHIN = Duration.ofSeconds(10);

  private final DashboardTables tables;
  private final TableView<Delivery> deliveries;
  private final Learners learners;
  private final TimesToTell times;
  private final NotifySettings settings;
  private final Clock clock;
  private final List<Outbox> outboxes;
  private final List<Thread> threads = new ArrayList<>();
  private final Owned owned;

  Notifier(
      DashboardTables tables,
      TableView<Delivery> deliveries,
      Learners learners,
      PreferencesOfPeople preferences,
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
    this.times = new TimesToTell(tables, deliveries, learners, preferences, settings);
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

  /** What the notifier does on Kafka beside its tables, once a channel is on. */
  @Bean
  static KafkaUse notifierUse() {
    return new KafkaUse(
        Set.of(Topics.STALL_EPISODES), Set.of(Topics.NOTIFICATIONS), Set.of(Owned.GROUP), Set.of());
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

  /** Whether this instance is the one that tells somebody. */
  boolean tells(String person) {
    return owned.has(person);
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
        channel.name().equals(MailChannel.NAME) && times.learnerFirst(episode),
        news -> told(episode, channel, news),
        now,
        settings.maxAge());
  }

  private @Nullable Delivery told(Episode episode, Channel channel, News news) {
    return deliveries.get(news.id(episode, channel.name()));
  }

  @Override
  public WhenToTell when(Episode episode, Channel channel, News news, Instant now) {
    return times.of(episode, channel, news, now);
  }

  /** What goes on from a message goes to who read that one: a roster may name others by now. */
  @Override
  public @Nullable Message message(Episode episode, Channel channel, News news) {
    Learner learner = tables.people().get(episode.learner());
    String person = channel.person(news, learner);
    String to = person == null ? null : User.hash(person);
    Delivery opened = told(episode, channel, News.OPENED);
    if (news == News.RESOLVED
        && !wentTo(opened, to)
        && !wentTo(told(episode, channel, News.AGAIN), to)) {
      return null;
    }
    boolean goesOn = news == News.AGAIN || news == News.RESOLVED;
    return new Message(
        news.id(episode, channel.name()),
        goesOn && opened != null && wentTo(opened, to) ? opened.sentAs() : null,
        news,
        news == News.AGAIN ? asItIs(episode) : episode,
        learner,
        person);
  }

  /** Also where it was not kept yet to whom a message went. */
  private static boolean wentTo(@Nullable Delivery message, @Nullable String to) {
    return message != null
        && message.sentAt() != null
        && (message.to() == null || message.to().equals(to));
  }

  /** It is told once more for what holds now. */
  private Episode asItIs(Episode e) {
    LearnerProgress p = learners.now(e.learner());
    Stall now = p == null || p.stalls().isEmpty() ? e.stall() : p.stalls().getFirst();
    return new Episode(
        e.id(),
        e.learner(),
        e.cohort(),
        e.team(),
        now,
        e.openedAt(),
        e.resolvedAt(),
        e.resolution());
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
      outboxes.forEach(Outbox::end);
      threads.forEach(Notifier::join);
      threads.clear();
    }
  }

  @Override
  public boolean isRunning() {
    return !threads.isEmpty();
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(ENDS_WITHIN)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
