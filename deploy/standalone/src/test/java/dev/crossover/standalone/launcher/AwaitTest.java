package dev.crossover.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

  private static final Duration EVERY = Duration.ofMillis(1);

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void looksUntilItHolds() throws IOException, InterruptedException {
    Await.until("the third look", Duration.ofMinutes(1), EVERY, () -> looks.incrementAndGet() == 3);
    assertThat(looks).hasValue(3);
  }

  /** A service that never answers must end the command, and say what it waited for. */
  @Test
  void saysWhatDidNotHappenInTime() {
    assertThatIOException()
        .isThrownBy(() -> Await.until("pigs fly", Duration.ofMillis(100), EVERY, () -> false))
        .withMessage("waited 0.1 s in vain until pigs fly");
  }

  /** Time that is over already still leaves one look. */
  @Test
  void theLastLookIsWhatThereWas() throws IOException, InterruptedException {
    int seen = Await.last(Duration.ZERO, EVERY, looks::incrementAndGet, n -> n == 3);
    assertThat(seen).isBetween(1, 2);
  }
}
