package dev.crossover.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Work in one tick is bounded by time, and yet goes on. */
class SliceTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10); // as the clock may run over

  @Test
  void hasRoomUntilItsTimeIsUsedUp() {
    Slice slice = new Slice(Duration.ofMillis(50), nanos::get);
    assertThat(slice.hasRoom()).isTrue();
    nanos.addAndGet(Duration.ofMillis(49).toNanos());
    assertThat(slice.hasRoom()).isTrue();
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(slice.hasRoom()).isFalse();
  }

  /** Otherwise one piece that takes longer would never be done. */
  @Test
  void firstPieceAlwaysHasRoom() {
    Slice slice = new Slice(Duration.ofMillis(50), nanos::get);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(slice.hasRoom()).isTrue();
    assertThat(slice.hasRoom()).isFalse();
  }
}
