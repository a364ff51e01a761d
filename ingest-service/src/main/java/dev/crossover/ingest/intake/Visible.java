package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.wiring.TableView;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits until a change that was published stands in the local table, so that a reply is true. */
public final class Visible {

  private static final Duration WITHIN = Duration.ofSeconds(10);

  /**
   * Returns once the table shows the value.
   *
   * @param value what was published; null for a deletion
   * @throws KafkaAway if it does not show in time
   */
  public static <V> void await(TableView<V> table, String key, @Nullable V value) {
    try {
      table.await(key, (k, shown) -> Objects.equals(shown, value), WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    } catch (TimeoutException e) {
      throw new KafkaAway(e);
    }
  }

  private Visible() {}
}
