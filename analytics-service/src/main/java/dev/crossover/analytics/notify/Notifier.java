package dev.crossover.analytics.notify;

import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.RecordForm;
import dev.crossover.wiring.TableView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/**
 * Tells each episode once when it opens and once when it ends, through one channel. What was told
 * is kept in Kafka, so a replay of the episodes tells nothing again; a crash between sending and
 * keeping may tell it twice, with the same message id.
 */
@Component
class Notifier {

  private static final Logger log = LoggerFactory.getLogger(Notifier.class);

  private static final String SENT = "sent";
  private static final String FAILED = "failed";

  private final TableView<Learner> learners;
  private final TableView<Delivery> deliveries;
  private final KafkaOperations<String, byte[]> kafka;
  private final Installation installation;
  private final NotifySettings settings;
  private final MeterRegistry registry;
  private final Clock clock;

  Notifier(
      NotifyTables tables,
      KafkaOperations<String, byte[]> kafka,
      Installation installation,
      NotifySettings settings,
      MeterRegistry registry,
      Clock clock) {
    this.learners = tables.learners();
    this.deliveries = tables.deliveries();
    this.kafka = kafka;
    this.installation = installation;
    this.settings = settings;
    this.registry = registry;
    this.clock = clock;
  }

  /** Tells what changed, unless it was told or is no news. */
  void tell(Channel channel, Episode episode) throws IOException, InterruptedException {
    String opened = episode.id() + "/opened/" + channel.name();
    String id = episode.open() ? opened : episode.id() + "/resolved/" + channel.name();
    if (deliveries.get(id) != null) {
      return;
    }
    Instant now = clock.instant();
    Delivery beginning = deliveries.get(opened);
    boolean news =
        episode.open()
            ? episode.openedAt().isAfter(now.minus(settings.maxAge()))
            : beginning != null && beginning.sentAt() != null;
    if (!news) {
      return;
    }
    try {
      boolean sent = channel.send(id, episode, learners.get(episode.learner()));
      if (sent) {
        counter(channel, SENT).increment();
      }
      keep(new Delivery(id, sent ? now : null));
    } catch (IOException e) {
      counter(channel, FAILED).increment();
      log.warn(
          "a {} message did not go out and will be tried again: {}",
          channel.name(),
          e.getMessage());
      throw e;
    }
  }

  private void keep(Delivery delivery) throws IOException, InterruptedException {
    kafka
        .send(
            new ProducerRecord<>(
                installation.topic(Topics.NOTIFICATIONS),
                null,
                delivery.id(),
                Json.MAPPER.writeValueAsBytes(delivery),
                RecordForm.headers(Topics.NOTIFICATIONS)))
        .join();
    // The end of an episode may be read right after its beginning, and asks whether that was told.
    try {
      deliveries.await(
          delivery.id(), (id, shown) -> delivery.equals(shown), Duration.ofSeconds(10));
    } catch (TimeoutException e) {
      throw new IOException("the delivery does not show yet", e);
    }
  }

  /** Has the counts of a channel, also zero: a rate needs the value before the first message. */
  void known(Channel channel) {
    counter(channel, SENT);
    counter(channel, FAILED);
  }

  private Counter counter(Channel channel, String result) {
    return Counter.builder("crossover.notifications")
        .description("Messages by channel and result")
        .tag("channel", channel.name())
        .tag("result", result)
        .register(registry);
  }
}
