package dev.crossover.ingest.intake;

import dev.crossover.wiring.TableView;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was received, by id. The table follows Kafka with a delay of milliseconds; what this
 * instance published since is remembered until the table shows it, so that it never seems new
 * again.
 */
@Component
public class EventIndex {

  /** A copy that waits longer has a sender that waits too long; it will come again. */
  private static final long PATIENCE_SECONDS = 4;

  private final TableView<Received> received;
  private final ConcurrentHashMap<String, Received> recent = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, CountDownLatch> claims = new ConcurrentHashMap<>();

  EventIndex(TableView<Received> received) {
    this.received = received;
    received.onChange((id, value) -> recent.remove(id));
  }

  /** What was received under this id, or null. */
  public @Nullable Received find(String id) {
    Received fresh = recent.get(id);
    return fresh != null ? fresh : received.get(id);
  }

  /**
   * Takes the ids for one request; another request with one of them waits until they are released,
   * so that two copies that arrive at once are one event and one duplicate.
   */
  Claim claim(Collection<String> ids) {
    CountDownLatch mine = new CountDownLatch(1);
    // One order for all requests, or two batches could wait for each other.
    List<String> ordered = ids.stream().distinct().sorted().toList();
    Claim claim =
        () -> {
          ordered.forEach(id -> claims.remove(id, mine));
          mine.countDown();
        };
    try {
      for (String id : ordered) {
        CountDownLatch other = claims.putIfAbsent(id, mine);
        while (other != null) {
          await(other);
          other = claims.putIfAbsent(id, mine);
        }
      }
    } catch (KafkaAway e) {
      claim.close();
      throw e;
    }
    return claim;
  }

  void remember(Collection<Received> published) {
    published.forEach(r -> {
      recent.put(r.id(), r);
      if (received.get(r.id()) != null) {
        recent.remove(r.id());
      }
    });
  }

  private static void await(CountDownLatch other) {
    try {
      if (!other.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new KafkaAway(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    }
  }

  /** Ids that are held until closed. */
  interface Claim extends AutoCloseable {
    @Override
    void close();
  }
}
