package dev.crossover.ingest.intake;

import dev.crossover.wiring.TableView;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was received, by id. The table follows Kafka with a delay of milliseconds, which a request
 * waits for before it is answered, so that what was answered never seems new again. Of two requests
 * that bring one event through two instances at once, all tables show the same one as first.
 */
@Component
public class EventIndex {

  /** A copy that waits longer has a sender that waits too long; it will come again. */
  private static final long PATIENCE_SECONDS = 4;

  private final TableView<Received> received;
  private final ConcurrentHashMap<String, CountDownLatch> claims = new ConcurrentHashMap<>();

  EventIndex(TableView<Received> received) {
    this.received = received;
  }

  /** What was received under this id, or null. */
  public @Nullable Received find(String id) {
    return received.get(id);
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

  /**
   * Waits until the table shows what stands under an id that was just published.
   *
   * @throws KafkaAway if it does not in time
   */
  Received settled(String id) {
    try {
      received.await(id, (_, shown) -> shown != null, Duration.ofSeconds(PATIENCE_SECONDS));
    } catch (TimeoutException e) {
      throw new KafkaAway(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    }
    return Objects.requireNonNull(received.get(id), id);
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
