package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.model.episode.Episode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The episodes of which something is to be told through one channel, or may be, and when. What one
 * person is told within a short time is told as one. Used by the outbox's thread alone; after a
 * restart all is looked at anew.
 */
final class WaitingList {

  private static final Logger log = LoggerFactory.getLogger(WaitingList.class);

  /** So many one message tells. */
  private static final int MOST_AS_ONE = 20;

  private final Channel channel;
  private final Told told;
  private final DeliveryRecord record;
  private final Map<String, Waiting> waiting = new HashMap<>();
  private final Gathering gathering = new Gathering();

  /**
   * An episode.
   *
   * @param refusals how often its message was refused
   * @param mayComeSooner whether something new of the episode may change the moment
   */
  private record Waiting(int refusals, Instant until, boolean mayComeSooner) {
    static final Waiting NOT = new Waiting(0, Instant.MIN, false);

    Waiting lookedAt() {
      return mayComeSooner ? new Waiting(refusals, Instant.MIN, false) : this;
    }
  }

  WaitingList(Channel channel, Told told, DeliveryRecord record) {
    this.channel = channel;
    this.told = told;
    this.record = record;
  }

  /** There may be something new to tell of it. */
  void look(String episode) {
    waiting.merge(episode, Waiting.NOT, (known, _) -> known.lookedAt());
  }

  List<String> episodes() {
    return List.copyOf(waiting.keySet());
  }

  int size() {
    return waiting.size();
  }

  void forget(String episode) {
    waiting.remove(episode);
    gathering.remove(episode);
  }

  /**
   * What is to be sent now, as one: the news of an episode and those that were gathered with it.
   *
   * @return nothing if there is none, or not yet
   */
  List<Message> due(String id, Instant now) throws IOException, InterruptedException {
    Waiting w = waiting.get(id);
    // It may have been forgotten while another message was put together.
    Message first = w == null || now.isBefore(w.until()) ? null : next(id, w, now);
    if (w == null || first == null) {
      return List.of();
    }
    List<String> group = gathering.due(id, now);
    String person = first.toHash();
    if (person == null || !gathers(first) || (w.refusals() > 0 && group.isEmpty())) {
      return List.of(first);
    }
    if (group.isEmpty()) {
      Instant end = gathering.add(person, id, windowEnd(first, now));
      if (end.isAfter(now)) {
        waiting.put(id, new Waiting(w.refusals(), end, true));
        return List.of();
      }
      group = gathering.due(id, now);
    }
    return together(first, group, now);
  }

  private boolean gathers(Message message) {
    return channel.gathers(message.news()).isPositive();
  }

  /** What would have to wait for another hour at the end of its window has none. */
  private Instant windowEnd(Message m, Instant now) {
    Instant end = now.plus(channel.gathers(m.news()));
    return told.when(m.episode(), channel, m.news(), end) instanceof WhenToTell.Now ? end : now;
  }

  /** With others of the group that are for the same person. */
  private List<Message> together(Message first, List<String> group, Instant now)
      throws IOException, InterruptedException {
    List<Message> together = new ArrayList<>();
    together.add(first);
    for (String id : group) {
      if (together.size() == MOST_AS_ONE) {
        break;
      }
      Message other = id.equals(first.episode().id()) ? null : orForgotten(id, now);
      if (other != null && Objects.equals(first.toHash(), other.toHash()) && gathers(other)) {
        together.add(other);
      }
    }
    together.sort(Message.ORDER);
    return together;
  }

  /** What cannot be made must not take the others with it. */
  private @Nullable Message orForgotten(String id, Instant now)
      throws IOException, InterruptedException {
    try {
      return next(id, waiting.getOrDefault(id, Waiting.NOT), now);
    } catch (InvalidStateStoreException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("a {} message cannot be made", channel.name(), e);
      forget(id);
      return null;
    }
  }

  /** What is to be told of an episode now; null where that is nothing, or later. */
  private @Nullable Message next(String id, Waiting w, Instant now)
      throws IOException, InterruptedException {
    Episode episode = told.episode(id);
    News news = episode == null ? null : told.due(episode, channel, now);
    while (episode != null && news != null) {
      Message message = told.message(episode, channel, news);
      switch (told.when(episode, channel, news, now)) {
        case WhenToTell.At(Instant moment) -> {
          waitUntil(moment, id, w, message);
          return null;
        }
        case WhenToTell.InDigest _ ->
            record.keep(List.of(Delivery.left(news.id(episode, channel.name()), now)));
        case WhenToTell.Now _ -> {
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

  /**
   * All that waits for the same moment is told as one, without a window of its own; what was
   * refused before goes by itself.
   */
  private void waitUntil(Instant moment, String id, Waiting w, @Nullable Message message) {
    String person = message == null ? null : message.toHash();
    if (message != null && person != null && gathers(message) && w.refusals() == 0) {
      gathering.add(person + "@" + moment, id, moment);
    } else {
      gathering.remove(id);
    }
    waiting.put(id, new Waiting(w.refusals(), moment, true));
  }

  /** How often one of these was refused, at most. */
  int refusals(List<Message> together) {
    return together.stream()
        .mapToInt(m -> waiting.getOrDefault(m.episode().id(), Waiting.NOT).refusals())
        .max()
        .orElse(0);
  }

  /** It is told, or will not be; there may be more to tell of its episode. */
  void settled(Message message) {
    gathering.remove(message.episode().id());
    waiting.put(message.episode().id(), Waiting.NOT);
  }

  /** These are tried again, each by itself or as one. */
  void tryAgain(List<Message> together, boolean asOne, int refusals, Instant at) {
    for (Message m : together) {
      settled(m);
      waiting.put(m.episode().id(), new Waiting(refusals, at, false));
      if (asOne) {
        gathering.add(Message.idOf(together), m.episode().id(), at);
      }
    }
  }
}
