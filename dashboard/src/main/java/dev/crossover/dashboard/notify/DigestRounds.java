package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.dashboard.digest.DigestLinks;
import dev.crossover.dashboard.digest.DigestMail;
import dev.crossover.dashboard.digest.Digests;
import dev.crossover.dashboard.notices.NoticeKind;
import dev.crossover.dashboard.notices.NoticePreferences;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import dev.crossover.model.Topics;
import dev.crossover.model.record.User;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.TopicWriter;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends each manager the digest of their week, on Monday at eight by their clock. It is what their
 * page says at that moment. What was sent is kept, so each week's goes out once.
 */
@Component
class DigestRounds {

  private static final Logger log = LoggerFactory.getLogger(DigestRounds.class);

  private static final String EVERY = "PT1M";

  private static final Duration SHOWS_WITHIN = Duration.ofSeconds(10);

  private final Rights rights;
  private final PreferencesOfPeople preferences;
  private final Digests digests;
  private final Mailer mailer;
  private final Predicate<String> mine;
  private final TableView<Delivery> deliveries;
  private final TopicWriter topics;
  private final NotifySettings settings;
  private final Clock clock;
  private final AtomicBoolean running = new AtomicBoolean();

  /** Sent, and not kept yet: these are not sent once more for that. */
  private final Map<String, Delivery> unkept = new HashMap<>();

  @Autowired
  DigestRounds(
      Rights rights,
      PreferencesOfPeople preferences,
      Digests digests,
      Mailer mailer,
      Notifier notifier,
      TableView<Delivery> deliveries,
      TopicWriter topics,
      NotifySettings settings,
      Clock clock) {
    this(
        rights, preferences, digests, mailer, notifier::tells, deliveries, topics, settings, clock);
  }

  DigestRounds(
      Rights rights,
      PreferencesOfPeople preferences,
      Digests digests,
      Mailer mailer,
      Predicate<String> mine,
      TableView<Delivery> deliveries,
      TopicWriter topics,
      NotifySettings settings,
      Clock clock) {
    this.rights = rights;
    this.preferences = preferences;
    this.digests = digests;
    this.mailer = mailer;
    this.mine = mine;
    this.deliveries = deliveries;
    this.topics = topics;
    this.settings = settings;
    this.clock = clock;
  }

  /** On a thread of its own: a mail server may be slow, and others share the scheduler's. */
  @Scheduled(initialDelayString = EVERY, fixedDelayString = EVERY)
  void begin() {
    if (settings.mail().on() && running.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("digests")
          .start(() -> {
            try {
              round();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            } finally {
              running.set(false);
            }
          });
    }
  }

  /** Sends what is due. While the mail server is away the next round tries again. */
  void round() throws InterruptedException {
    try {
      for (String manager : rights.managers()) {
        if (mine.test(manager)) {
          sendIfDue(manager);
        }
      }
    } catch (IOException e) {
      log.warn("digests wait: {}", e.getMessage());
    } catch (InvalidStateStoreException e) {
      // The tables are read anew; the next round has them.
    }
  }

  private void sendIfDue(String manager) throws IOException, InterruptedException {
    Instant now = clock.instant();
    NoticePreferences theirs = preferences.of(manager);
    String id = "digest/" + theirs.monday(now) + "/" + User.hash(manager) + "/mail";
    if (deliveries.get(id) != null || !theirs.digestDue(now, null)) {
      return;
    }
    Delivery sent = unkept.get(id);
    if (sent != null) {
      keep(sent);
      return;
    }
    try {
      mailer.send(id, null, manager, NoticeKind.DIGEST, written(manager, theirs));
      keep(Delivery.sent(id, now, null));
    } catch (NoSuchElementException e) {
      keep(Delivery.toNobody(id));
    } catch (Channel.Refused e) {
      keep(Delivery.setAside(id, String.valueOf(e.getMessage()), now));
    }
  }

  private MailText written(String manager, NoticePreferences theirs) {
    URI stop = mailer.stop(manager, NoticeKind.DIGEST);
    URI instead = settings.page("settings/notifications");
    DigestLinks links =
        new DigestLinks(
            settings.dashboardUrl().toString(), (stop == null ? instead : stop).toString());
    DigestMail mail = Viewer.as(manager, () -> DigestMail.of(digests.of(theirs.zone()), links));
    return new MailText(mail.subject(), mail.text(), mail.html());
  }

  private void keep(Delivery delivery) throws IOException, InterruptedException {
    unkept.put(delivery.id(), delivery);
    topics.write(Topics.NOTIFICATIONS, Map.of(delivery.id(), delivery));
    try {
      deliveries.await(delivery.id(), (_, shown) -> delivery.equals(shown), SHOWS_WITHIN);
    } catch (TimeoutException e) {
      throw new IOException("the delivery does not show yet", e);
    }
    unkept.remove(delivery.id());
  }
}
