package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.notify.Channel.Refused;
import dev.crossover.model.episode.Episode;
import dev.crossover.wiring.TopicWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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

  private final Channel channel;
  private final Told told;
  private final DeliveryRecord record;
  private final OutboxMeters meters;
  private final Clock clock;
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

  /** What is due or may be, by the id of the episode; of this thread alone. */
  private final Map<String, Waiting> waiting = new HashMap<>();

  private final Gathering gathering = new Gathering();

  private volatile boolean ended;

  private volatile int left;

  /** Whether the other side wants no message any more. */
  private volatile boolean disabled;

  private final OtherSide side = new OtherSide();

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

  Outbox(Channel channel, Told told, TopicWriter topics, MeterRegistry registry, Clock clock) {
    this.channel = channel;
    this.told = told;
    this.record = new DeliveryRecord(topics, told);
    this.clock = clock;
    this.meters =
        new OutboxMeters(
            channel.name(), registry, () -> left + arrived.size(), () -> disabled ? 1 : 0);
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
      if (ended || disabled || side.awayAt(now)) {
        return;
      }
      Waiting w = waiting.get(id);
      // It may have gone out with another one.
      if (w == null || now.isBefore(w.until())) {
        continue;
      }
      try {
        record.finish();
        tell(id, w, now);
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
        forget(id);
      }
      left = waiting.size();
    }
  }

  private void disable(Channel.Gone e) {
    log.error(
        "{} wants no message any more, what is to be told waits until the service restarts: {}",
        channel.name(),
        e.getMessage());
    meters.failed(1);
    disabled = true;
  }

  private void away(IOException e, Instant now) {
    log.warn("{} is away, what is to be told waits: {}", channel.name(), e.getMessage());
    meters.failed(1);
    side.failed(now);
  }

  private void tell(String id, Waiting w, Instant now) throws IOException, InterruptedException {
    Message first = next(id, w, now);
    if (first == null) {
      return;
    }
    Duration gathers = w.refusals() > 0 ? Duration.ZERO : channel.gathers(first.news());
    if (first.to() == null || gathers.isZero()) {
      send(List.of(first), w.refusals(), now);
      return;
    }
    Instant end = gathering.add(first.to(), id, now.plus(gathers));
    if (end.isAfter(now)) {
      waiting.put(id, new Waiting(0, end, true));
      return;
    }
    send(together(first, now), 0, now);
  }

  /** With all that has been gathered for the same person. */
  private List<Message> together(Message first, Instant now)
      throws IOException, InterruptedException {
    List<Message> together = new ArrayList<>();
    together.add(first);
    for (String id : gathering.of(String.valueOf(first.to()))) {
      Message other = id.equals(first.episode().id()) ? null : next(id, Waiting.NOT, now);
      if (other != null
          && Objects.equals(first.to(), other.to())
          && channel.gathers(other.news()).isPositive()) {
        together.add(other);
      }
    }
    together.sort(Message.ORDER);
    return together;
  }

  /** What is to be told of an episode now; null where that is nothing, or later. */
  private @Nullable Message next(String id, Waiting w, Instant now)
      throws IOException, InterruptedException {
    Episode episode = told.episode(id);
    News news = episode == null ? null : told.due(episode, channel, now);
    while (episode != null && news != null) {
      switch (told.when(episode, channel, news, now)) {
        case WhenToTell.At(Instant moment) -> {
          gathering.remove(id);
          waiting.put(id, new Waiting(w.refusals(), moment, true));
          return null;
        }
        case WhenToTell.InDigest _ ->
            record.keep(List.of(Delivery.left(news.id(episode, channel.name()), now)));
        case WhenToTell.Now _ -> {
          Message message = told.message(episode, channel, news);
          if (message != null) {
            return message;
          }
          record.keep(List.of(Delivery.toNobody(news.id(episode, channel.name()))));
        }
      }
      news = told.due(episode, channel, now);
    }
    forget(id);
    return null;
  }

  private void forget(String id) {
    waiting.remove(id);
    gathering.remove(id);
  }

  /** What was sent is looked at in the next turn: there may be more to tell of it. */
  private void send(List<Message> together, int refusals, Instant now)
      throws IOException, InterruptedException {
    Message first = together.getFirst();
    String within = together.size() == 1 ? null : first.id();
    List<Delivery> settled = new ArrayList<>();
    try {
      boolean sent = channel.send(together);
      side.answered();
      meters.sent(sent ? together.size() : 0);
      for (Message m : together) {
        settled.add(
            sent ? Delivery.sent(m.id(), now, m.toHash(), within) : Delivery.toNobody(m.id()));
        settled(m, Waiting.NOT);
      }
    } catch (Refused e) {
      meters.failed(together.size());
      Instant again = Retries.next(refusals, e, now);
      for (Message m : together) {
        if (again == null) {
          log.warn("a {} message is set aside: {}", channel.name(), e.getMessage());
          meters.setAside();
          settled.add(Delivery.setAside(m.id(), String.valueOf(e.getMessage()), now));
          settled(m, Waiting.NOT);
        } else {
          // Each by itself from now on: one may be what the other side does not take.
          settled(m, new Waiting(refusals + 1, again, false));
        }
      }
    } catch (InvalidStateStoreException e) {
      throw e;
    } catch (RuntimeException e) {
      if (together.size() == 1) {
        throw e;
      }
      log.error("messages cannot be made as one {}", channel.name(), e);
      together.forEach(m -> settled(m, new Waiting(1, now, false)));
    }
    record.keep(settled);
  }

  private void settled(Message message, Waiting next) {
    String id = message.episode().id();
    gathering.remove(id);
    waiting.put(id, next);
  }
}
