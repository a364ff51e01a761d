package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.notify.Channel.Refused;
import dev.crossover.wiring.TopicWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be told through one channel. A message that is refused is tried again with growing
 * pauses, and set aside when it was refused too often: it holds up no other one. Where the other
 * side is away, everything waits, and nothing is given up; where it wants no message any more, so
 * it does until the service starts again. What waits is kept in memory alone: after a restart it is
 * looked at anew, and refusals are counted from the beginning.
 */
final class Outbox implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  /** So often what was refused as one is tried again as one. */
  private static final int AGAIN_AS_ONE = 1;

  private final Channel channel;
  private final DeliveryRecord record;
  private final WaitingList waiting;
  private final OutboxMeters meters;
  private final Clock clock;
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private final OtherSide side = new OtherSide();

  private volatile boolean ended;

  private volatile int left;

  /** Whether the other side wants no message any more. */
  private volatile boolean disabled;

  Outbox(Channel channel, Told told, TopicWriter topics, MeterRegistry registry, Clock clock) {
    this.channel = channel;
    this.record = new DeliveryRecord(topics, told);
    this.waiting = new WaitingList(channel, told, record);
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
        String next = waiting.size() == 0 ? arrived.take() : arrived.poll(1, TimeUnit.SECONDS);
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
    waiting.look(episode);
    left = waiting.size();
  }

  /** Tells what is due. */
  void turn() throws InterruptedException {
    for (String id : waiting.episodes()) {
      Instant now = clock.instant();
      if (ended || disabled || side.awayAt(now)) {
        return;
      }
      try {
        record.finish();
        List<Message> due = waiting.due(id, now);
        if (!due.isEmpty()) {
          send(due, now);
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
        waiting.forget(id);
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

  /** What was sent is looked at again: there may be more to tell of it. */
  private void send(List<Message> together, Instant now) throws IOException, InterruptedException {
    String within = together.size() == 1 ? null : Message.idOf(together);
    List<Delivery> settled = new ArrayList<>();
    try {
      boolean sent = channel.send(together);
      side.answered();
      meters.sent(sent ? together.size() : 0);
      for (Message m : together) {
        settled.add(
            sent ? Delivery.sent(m.id(), now, m.toHash(), within) : Delivery.toNobody(m.id()));
      }
      together.forEach(waiting::settled);
    } catch (Refused e) {
      settled.addAll(refused(together, e, now));
    } catch (InvalidStateStoreException e) {
      throw e;
    } catch (RuntimeException e) {
      if (together.size() == 1) {
        throw e;
      }
      log.error("messages cannot be made as one {}", channel.name(), e);
      waiting.tryAgain(together, false, 1, now);
    }
    record.keep(settled);
  }

  /**
   * They are tried again as one, and then each by itself: one may be what the other side does not
   * take.
   */
  private List<Delivery> refused(List<Message> together, Refused e, Instant now) {
    meters.failed(together.size());
    int before = waiting.refusals(together);
    Instant again = Retries.next(before, e, now);
    if (again != null) {
      waiting.tryAgain(together, before < AGAIN_AS_ONE, before + 1, again);
      return List.of();
    }
    log.warn("a {} message is set aside: {}", channel.name(), e.getMessage());
    together.forEach(waiting::settled);
    meters.setAside(together.size());
    return together.stream()
        .map(m -> Delivery.setAside(m.id(), String.valueOf(e.getMessage()), now))
        .toList();
  }
}
