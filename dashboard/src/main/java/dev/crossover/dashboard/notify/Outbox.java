package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.notify.Channel.Refused;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.wiring.TopicWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be told through one channel. A message that is refused is tried again with growing
 * pauses, and set aside when it was refused too often: it holds up no other one. Where the other
 * side is away, everything waits, and nothing is given up; where it wants no message any more, so
 * it does until the service starts again. Only ids are kept in memory, and how often each was
 * refused: after a restart that is counted anew.
 */
final class Outbox implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private static final String SENT = "sent";
  private static final String FAILED = "failed";
  private static final String SET_ASIDE = "set_aside";

  /** As Standard Webhooks proposes. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** Each pause is longer by a random part of it, up to this. */
  private static final double JITTER = 0.1;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Channel channel;
  private final Told told;
  private final TopicWriter topics;
  private final MeterRegistry registry;
  private final Clock clock;
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

  /** What is due or may be, by the id of the episode; of this thread alone. */
  private final Map<String, Waiting> waiting = new HashMap<>();

  /** Sent, and not kept yet: it is not sent once more for that. */
  private @Nullable Delivery unkept;

  private volatile boolean ended;

  private volatile int left;

  /** Whether the other side wants no message any more. */
  private volatile boolean disabled;

  private Duration pause = FIRST_PAUSE;
  private Instant awayUntil = Instant.MIN;

  /**
   * What is not told yet.
   *
   * @param forHour whether it waits for an hour of who is told: when there is something new of the
   *     episode it is looked at before that
   */
  private record Waiting(int refusals, Instant until, boolean forHour) {
    static final Waiting NOT = new Waiting(0, Instant.MIN, false);

    Waiting lookedAt() {
      return forHour ? new Waiting(refusals, Instant.MIN, false) : this;
    }
  }

  /** What is known of episodes. */
  interface Told {

    /** The episode, if it is for this instance to tell of it; otherwise null. */
    @Nullable Episode episode(String id);

    /** What is to be told of it now through a channel; null for nothing. */
    @Nullable News due(Episode episode, Channel channel, Instant now);

    /** When who is told through a channel is told of it. */
    WhenToTell when(Episode episode, Channel channel, News news, Instant now);

    /** Hash of who is told; null for nobody in person. */
    @Nullable String to(Episode episode, Channel channel, News news);

    /** Tells it; see {@link Channel#send}. */
    boolean send(Channel channel, Episode episode, News news)
        throws IOException, Refused, InterruptedException;

    /** Waits until what was kept is known here, so that it is not told twice. */
    void await(Delivery delivery) throws IOException, InterruptedException;
  }

  Outbox(Channel channel, Told told, TopicWriter topics, MeterRegistry registry, Clock clock) {
    this.channel = channel;
    this.told = told;
    this.topics = topics;
    this.registry = registry;
    this.clock = clock;
    Gauge.builder("crossover.notifications.waiting", this, o -> o.left + o.arrived.size())
        .description("Messages that are not sent yet")
        .tag("channel", channel.name())
        .register(registry);
    Gauge.builder("crossover.notifications.disabled", this, o -> o.disabled ? 1 : 0)
        .description("1 where the other side answered that it wants no message any more")
        .tag("channel", channel.name())
        .register(registry);
    // Also zero: a rate needs the value before the first message.
    List.of(SENT, FAILED, SET_ASIDE).forEach(this::counter);
  }

  /** There may be something to tell of that episode. */
  void look(String episode) {
    arrived.add(episode);
  }

  /** It tells what is under way, and nothing more. */
  void end() {
    ended = true;
    // Wakes it up.
    arrived.add("");
  }

  /** Until it is ended. */
  @Override
  public void run() {
    try {
      while (!ended) {
        String next = waiting.isEmpty() ? arrived.take() : arrived.poll(1, TimeUnit.SECONDS);
        if (next != null) {
          takeIn(next);
        }
        takeIn();
        turn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes in all that there is to look at. */
  void takeIn() {
    for (String next = arrived.poll(); next != null; next = arrived.poll()) {
      takeIn(next);
    }
  }

  private void takeIn(String episode) {
    waiting.merge(episode, Waiting.NOT, (known, _) -> known.lookedAt());
    left = waiting.size();
  }

  /** Tells what is due. */
  void turn() throws InterruptedException {
    for (String id : List.copyOf(waiting.keySet())) {
      Instant now = clock.instant();
      if (ended || disabled || now.isBefore(awayUntil)) {
        return;
      }
      Waiting w = waiting.getOrDefault(id, Waiting.NOT);
      if (!now.isBefore(w.until())) {
        try {
          keepWhatWasSent();
          if (tell(id, w, now)) {
            waiting.remove(id);
          }
        } catch (InvalidStateStoreException e) {
          // The tables are read anew; the next turn has them.
          return;
        } catch (Channel.Gone e) {
          disable(e);
          return;
        } catch (IOException e) {
          away(e, now);
          return;
        } catch (RuntimeException e) {
          log.error("a {} message cannot be made", channel.name(), e);
          waiting.remove(id);
        }
        left = waiting.size();
      }
    }
  }

  private void disable(Channel.Gone e) {
    log.error(
        "{} wants no message any more, what is to be told waits until the service restarts: {}",
        channel.name(),
        e.getMessage());
    counter(FAILED).increment();
    disabled = true;
  }

  private void away(IOException e, Instant now) {
    log.warn("{} is away, what is to be told waits: {}", channel.name(), e.getMessage());
    counter(FAILED).increment();
    awayUntil = now.plus(pause);
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /** Whether nothing is left to tell of it. */
  private boolean tell(String id, Waiting w, Instant now) throws IOException, InterruptedException {
    Episode episode = told.episode(id);
    News news = episode == null ? null : told.due(episode, channel, now);
    while (episode != null && news != null) {
      switch (told.when(episode, channel, news, now)) {
        case WhenToTell.At(Instant moment) -> {
          waiting.put(id, new Waiting(w.refusals(), moment, true));
          return false;
        }
        case WhenToTell.InDigest _ -> keep(Delivery.left(news.id(episode, channel.name()), now));
        case WhenToTell.Now _ -> {
          if (!send(id, w, episode, news, now)) {
            return false;
          }
        }
      }
      news = told.due(episode, channel, now);
    }
    return true;
  }

  /** Whether it is settled: sent, set aside, or nobody was there to tell. */
  private boolean send(String id, Waiting w, Episode episode, News news, Instant now)
      throws IOException, InterruptedException {
    String message = news.id(episode, channel.name());
    try {
      boolean sent = told.send(channel, episode, news);
      pause = FIRST_PAUSE;
      if (sent) {
        counter(SENT).increment();
      }
      String to = told.to(episode, channel, news);
      keep(sent ? Delivery.sent(message, now, to) : Delivery.toNobody(message));
    } catch (Refused e) {
      counter(FAILED).increment();
      if (!e.forGood() && w.refusals() < PAUSES.size()) {
        Instant again = now.plus(pauseAfter(w.refusals(), e));
        waiting.put(id, new Waiting(w.refusals() + 1, again, false));
        return false;
      }
      log.warn("a {} message is set aside: {}", channel.name(), e.getMessage());
      counter(SET_ASIDE).increment();
      keep(Delivery.setAside(message, String.valueOf(e.getMessage()), now));
    }
    return true;
  }

  private static Duration pauseAfter(int refusals, Refused e) {
    Duration own = PAUSES.get(refusals);
    Duration asked = e.after();
    Duration least = asked != null && asked.compareTo(own) > 0 ? asked : own;
    long more = (long) (least.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble());
    return least.plusMillis(more);
  }

  private void keep(Delivery delivery) throws IOException, InterruptedException {
    unkept = delivery;
    keepWhatWasSent();
  }

  private void keepWhatWasSent() throws IOException, InterruptedException {
    Delivery delivery = unkept;
    if (delivery != null) {
      topics.write(Topics.NOTIFICATIONS, Map.of(delivery.id(), delivery));
      told.await(delivery);
      unkept = null;
    }
  }

  private Counter counter(String result) {
    return Counter.builder("crossover.notifications")
        .description("Messages by channel and result")
        .tag("channel", channel.name())
        .tag("result", result)
        .register(registry);
  }
}
