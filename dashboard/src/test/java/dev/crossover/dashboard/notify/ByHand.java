package dev.crossover.dashboard.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.notify.Channel.Refused;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An outbox whose turns and whose clock the test moves, with what stands around it. */
final class ByHand {

  static final Instant START = Instant.parse("2026-05-01T08:00:00Z");

  final Side side = new Side();
  final Known known = new Known();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  boolean kafkaIsAway;
  private Instant now = START;
  final Outbox outbox = outbox();

  /** The other side, which may refuse some, or be away. */
  static final class Side implements Channel {
    /** Ids of messages; those that went out as one have a plus between them. */
    final List<String> sent = new ArrayList<>();

    /** To whom each of these went. */
    final List<String> persons = new ArrayList<>();

    final Map<String, Refused> refuses = new HashMap<>();

    /** Messages for which the other side's text cannot be made. */
    final Set<String> unspeakable = new HashSet<>();

    Duration gathers = Duration.ZERO;
    boolean away;
    boolean gone;
    int asked;

    @Override
    public String name() {
      return "mail";
    }

    @Override
    public boolean on() {
      return true;
    }

    @Override
    public Duration gathers(News news) {
      return gathers;
    }

    @Override
    public boolean send(List<Message> together) throws IOException, Refused {
      asked++;
      if (gone) {
        throw new Gone("410");
      }
      if (away) {
        throw new IOException("connection refused");
      }
      List<String> ids = together.stream().map(Message::id).toList();
      if (ids.stream().anyMatch(unspeakable::contains)) {
        throw new IllegalStateException("no words for it");
      }
      for (String id : ids) {
        Refused refused = refuses.get(id);
        if (refused != null) {
          throw refused;
        }
      }
      sent.add(String.join("+", ids));
      persons.add(together.stream().map(Message::to).distinct().collect(Collectors.joining("+")));
      return true;
    }
  }

  /** What is known of episodes; their deliveries as Kafka keeps them. */
  static final class Known implements Told {
    final Map<String, Delivery> kept = new TreeMap<>();
    final Map<String, Episode> episodes = new TreeMap<>();
    final Set<String> elsewhere = new HashSet<>();
    final Map<String, WhenToTell> later = new HashMap<>();

    /** Episodes of which nothing can be told. */
    final Set<String> broken = new HashSet<>();

    /** When quiet hours begin and end. */
    Instant quietFrom = Instant.MAX;

    Instant quietTo = Instant.MAX;

    /** Who is told of an episode; where nobody is named it is the boss. */
    final Map<String, String> persons = new HashMap<>();

    @Override
    public @Nullable Episode episode(String id) {
      return elsewhere.contains(id) ? null : episodes.get(id);
    }

    @Override
    public @Nullable News due(Episode episode, Channel channel, Instant now) {
      return News.due(
          episode,
          episode.stall(),
          false,
          false,
          news -> kept.get(news.id(episode, channel.name())),
          now,
          Duration.ofDays(7));
    }

    @Override
    public WhenToTell when(Episode episode, Channel channel, News news, Instant now) {
      if (!now.isBefore(quietFrom) && now.isBefore(quietTo)) {
        return new WhenToTell.At(quietTo);
      }
      WhenToTell when = later.getOrDefault(episode.id(), new WhenToTell.Now());
      return when instanceof WhenToTell.At(Instant at) && !at.isAfter(now)
          ? new WhenToTell.Now()
          : when;
    }

    @Override
    public Message message(Episode episode, Channel channel, News news) {
      if (broken.contains(episode.id())) {
        throw new IllegalStateException("no such episode");
      }
      String to = persons.getOrDefault(episode.id(), "boss@x.example");
      return new Message(news.id(episode, channel.name()), null, news, episode, null, to);
    }

    @Override
    public void await(Delivery delivery) {
      assertThat(kept).containsEntry(delivery.id(), delivery);
    }
  }

  private Outbox outbox() {
    return new Outbox(
        side,
        known,
        (topic, rows) -> {
          if (kafkaIsAway) {
            throw new IOException("Kafka is away");
          }
          rows.forEach((id, delivery) -> known.kept.put(id, (Delivery) delivery));
        },
        registry,
        new Clock() {
          @Override
          public Instant instant() {
            return now;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        });
  }

  void opens(String id) {
    opens(id, START);
  }

  void opens(String id, Instant at) {
    known.episodes.put(id, episode(id, at));
    outbox.look(id);
  }

  static Episode episode(String id, Instant opened) {
    Stall stall = new Stall(StallReason.BEHIND, opened, opened, "u", 0, null, null, null);
    return new Episode(id, id, "c", "t", stall, opened, null, null);
  }

  /** It is over, before anybody or after somebody was told. */
  void ends(String id) {
    Episode e = known.episodes.get(id);
    known.episodes.put(
        id,
        new Episode(id, id, "c", "t", e.stall(), e.openedAt(), now, Episode.Resolution.PROGRESS));
    outbox.look(id);
  }

  /** As the thread does it, but at the moment that the test says. */
  void turn(Duration later) throws InterruptedException {
    now = START.plus(later);
    outbox.takeIn();
    outbox.turn();
  }

  double counted(String result) {
    return registry.get("crossover.notifications").tag("result", result).counter().count();
  }

  double gauge(String name) {
    return registry.get(name).gauge().value();
  }
}
