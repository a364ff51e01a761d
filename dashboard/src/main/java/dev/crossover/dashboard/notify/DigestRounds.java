package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.dashboard.delivery.Delivery;
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
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

  /** Between two tries of a digest that is refused. */
  private static final Duration REFUSED = Duration.ofMinutes(30);

  private static final Duration SHOWS_WITHIN = Duration.ofSeconds(10);

  private final Rights rights;
  private final PreferencesOfPeople preferences;
  private final Digests digests;
  private final Mailer mailer;
  private final Predicate<String> mine;
  private final TableView<Delivery> deliveries;
  private final TopicWriter topics;
  private final NotifySettings settings;
  private final MeterRegistry registry;
  private final Clock clock;
  private final AtomicBoolean running = new AtomicBoolean();

  /** Sent, and not kept yet: these are not sent once more for that. */
  private final Map<String, Delivery> unkept = new HashMap<>();

  /** Made, and not sent yet: who is in it counts one look, however often it is tried. */
  private final Map<String, MailText> made = new HashMap<>();

  /** When one is tried again that was refused. */
  private final Map<String, Instant> later = new HashMap<>();

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
      MeterRegistry registry,
      Clock clock) {
    this(
        rights,
        preferences,
        digests,
        mailer,
        notifier::tells,
        deliveries,
        topics,
        settings,
        registry,
        clock);
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
      MeterRegistry registry,
      Clock clock) {
    this.rights = rights;
    this.preferences = preferences;
    this.digests = digests;
    this.mailer = mailer;
    this.mine = mine;
    this.deliveries = deliveries;
    this.topics = topics;
    this.settings = settings;
    this.registry = registry;
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
    for (String manager : rights.managers()) {
      try {
        if (mine.test(manager)) {
          sendIfDue(manager);
        }
      } catch (IOException e) {
        log.warn("digests wait: {}", e.getMessage());
        return;
      } catch (InvalidStateStoreException e) {
        // The tables are read anew; the next round has them.
        return;
      } catch (RuntimeException e) {
        log.error("a digest cannot be made", e);
      }
    }
  }

  private void sendIfDue(String manager) throws IOException, InterruptedException {
    Instant now = clock.instant();
    NoticePreferences theirs = preferences.of(manager);
    String id = "digest/%s/%s/digest/mail".formatted(User.hash(manager), theirs.monday(now));
    Instant again = later.getOrDefault(id, Instant.MIN);
    if (deliveries.get(id) != null || !theirs.digestDue(now, null) || again.isAfter(now)) {
      return;
    }
    Delivery sent = unkept.get(id);
    if (sent != null) {
      keep(sent);
      return;
    }
    try {
      MailText mail = made.get(id);
      if (mail == null) {
        mail = written(manager, theirs);
        made.put(id, mail);
      }
      mailer.send(id, List.of(), manager, NoticeKind.DIGEST, mail);
      counter("sent").increment();
      keep(Delivery.sent(id, now, null));
    } catch (NoSuchElementException e) {
      // Their people do not show yet, such as while everything is made anew.
      log.debug("nobody shows for a digest");
    } catch (Channel.Refused e) {
      counter(e.forGood() ? "set_aside" : "failed").increment();
      if (e.forGood()) {
        keep(Delivery.setAside(id, String.valueOf(e.getMessage()), now));
      } else {
        later.put(id, now.plus(REFUSED));
      }
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
    made.remove(delivery.id());
    later.remove(delivery.id());
  }

  private Counter counter(String result) {
    return Counter.builder("crossover.notifications")
        .description("Messages by channel and result")
        .tag("channel", "digest")
        .tag("result", result)
        .register(registry);
  }
}
