package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.wiring.TableView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many messages beside the digest each person got, of whatever instance; by the hashes of
 * addresses. What was sent as one counts once.
 */
final class SentLately {

  /** Longer than any day. */
  private static final Duration KEPT = Duration.ofDays(2);

  private final TableView<Delivery> deliveries;

  /** By person, when each message went out. */
  private final Map<String, Map<String, Instant>> sent = new HashMap<>();

  private boolean filled;

  /** When what is older was forgotten last. */
  private Instant swept = Instant.EPOCH;

  SentLately(TableView<Delivery> deliveries) {
    this.deliveries = deliveries;
    deliveries.onChange((id, _, after) -> changed(after));
  }

  /** How many somebody got from that moment on, which is at most two days ago. */
  synchronized int since(String to, Instant from) {
    if (!filled) {
      deliveries.forEach((_, delivery) -> add(delivery, from.minus(KEPT)));
      filled = true;
    }
    if (from.isAfter(swept.plus(KEPT))) {
      sent.values()
          .forEach(theirs -> theirs.values().removeIf(at -> at.isBefore(from.minus(KEPT))));
      sent.values().removeIf(Map::isEmpty);
      swept = from;
    }
    Map<String, Instant> theirs = sent.getOrDefault(to, Map.of());
    return (int) theirs.values().stream().filter(at -> !at.isBefore(from)).count();
  }

  private synchronized void changed(@Nullable Delivery after) {
    if (filled && after != null) {
      add(after, Instant.MIN);
    }
  }

  private void add(Delivery delivery, Instant oldest) {
    if (delivery.to() != null && delivery.sentAt() != null && delivery.sentAt().isAfter(oldest)) {
      sent.computeIfAbsent(delivery.to(), _ -> new HashMap<>())
          .put(delivery.sentAs(), delivery.sentAt());
    }
  }
}
