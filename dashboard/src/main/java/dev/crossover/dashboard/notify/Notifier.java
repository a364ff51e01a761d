package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.notices.NoticePreferences;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.fold.Said;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.record.SingleNotices;
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
import java.util.stream.Stream;
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
  private final SentLately lately;
  private final Learners learners;
  private final PreferencesOfPeople preferences;
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
    this.lately = new SentLately(deliveries);
    this.learners = learners;
    this.preferences = preferences;
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
        learnerFirst(episode, channel),
        news -> told(episode, channel, news),
        now,
        settings.maxAge());
  }

  private @Nullable Delivery told(Episode episode, Channel channel, News news) {
    return deliveries.get(news.id(episode, channel.name()));
  }

  /** Who said it themselves, or of whom their manager did, need not be told first. */
  private boolean learnerFirst(Episode episode, Channel channel) {
    Learner learner = tables.people().get(episode.learner());
    String own = channel.person(News.LEARNER_FIRST, learner);
    return own != null
        && settings.learnerFirst().isPositive()
        && !WhenToTell.SAID.contains(episode.stall().reason())
        && preferences.of(own).single() != SingleNotices.NONE;
  }

  @Override
  public WhenToTell when(Episode episode, Channel channel, News news, Instant now) {
    Learner learner = tables.people().get(episode.learner());
    String person = channel.person(news, learner);
    if (person == null) {
      return new WhenToTell.Now();
    }
    if (news == News.OPENED) {
      Delivery first = told(episode, channel, News.LEARNER_FIRST);
      WhenToTell held =
          WhenToTell.afterLearner(first, settings.learnerFirst(), spoke(episode, first), now);
      if (held != null) {
        return held;
      }
    }
    NoticePreferences theirs =
        preferences.of(
            person, news == News.LEARNER_FIRST && learner != null ? learner.zone() : null);
    boolean full = lately.since(User.hash(person), theirs.dayOf(now)) >= preferences.mostADay();
    return WhenToTell.of(news, episode.stall().reason(), theirs, full, now);
  }

  /** Whether a learner, or who looks after them, has said something since the learner was told. */
  private boolean spoke(Episode episode, @Nullable Delivery first) {
    LearnerProgress p = learners.now(episode.learner());
    Instant since = first == null ? null : first.sentAt();
    return p != null
        && since != null
        && Stream.concat(
                p.said().stuck().values().stream().map(Said.Stuck::at),
                p.said().followUps().stream().map(Said.Step::at))
            .anyMatch(at -> !at.isBefore(since));
  }

  @Override
  public @Nullable String to(Episode episode, Channel channel, News news) {
    String person = channel.person(news, tables.people().get(episode.learner()));
    return person == null ? null : User.hash(person);
  }

  @Override
  public boolean send(Channel channel, Episode episode, News news)
      throws IOException, Channel.Refused, InterruptedException {
    Delivery opened = told(episode, channel, News.OPENED);
    boolean goesOn = news != News.OPENED && opened != null && opened.sentAt() != null;
    return channel.send(
        news.id(episode, channel.name()),
        goesOn ? News.OPENED.id(episode, channel.name()) : null,
        news,
        news == News.AGAIN && !goesOn ? asItIs(episode) : episode,
        tables.people().get(episode.learner()));
  }

  /** Where its beginning was not told, what is told first is what holds now. */
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
      threads.forEach(Thread::interrupt);
      threads.clear();
    }
  }

  @Override
  public boolean isRunning() {
    return !threads.isEmpty();
  }
}
