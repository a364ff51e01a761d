package dev.crossover.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.HandClock;
import dev.crossover.model.Samples;
import dev.crossover.model.Topics;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.TableView;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventDelayTest {

  private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
  private final AtomicReference<Instant> hands =
      new AtomicReference<>(NOW.minus(Duration.ofHours(1)));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EventDelay delay =
      new EventDelay(
          new TableView<>(Topics.LEARNER_PROGRESS, LearnerSnapshot.class),
          registry,
          new HandClock(hands::get));

  /** It began an hour ago. */
  @BeforeEach
  void pass() {
    hands.set(NOW);
  }

  @Test
  void measuresFromTheReceiptOfTheEvent() {
    delay.shown(null, snapshot(NOW.minusMillis(300)));
    delay.shown(snapshot(NOW.minusSeconds(5)), snapshot(NOW.minusMillis(100)));
    assertThat(timer().count()).isEqualTo(2);
    assertThat(timer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(400);
  }

  @Test
  void leavesOutWhatNoEventCaused() {
    delay.shown(snapshot(NOW), null);
    // An episode opened: the same events, published once more.
    delay.shown(snapshot(NOW.minusSeconds(40)), snapshot(NOW.minusSeconds(40)));
    // At start the whole table is read again.
    delay.shown(null, snapshot(NOW.minus(Duration.ofDays(1))));
    // What came in while nothing ran waited for the start, and not for this.
    delay.shown(null, snapshot(NOW.minus(Duration.ofHours(1)).minusMillis(1)));
    assertThat(timer().count()).isZero();
  }

  /** What is very late is what the alert is for. */
  @Test
  void measuresWhatIsVeryLate() {
    delay.shown(null, snapshot(NOW.minus(Duration.ofMinutes(50))));
    assertThat(timer().max(TimeUnit.MINUTES)).isEqualTo(50);
  }

  private Timer timer() {
    return registry.get("crossover.event.to.dashboard").timer();
  }

  private static LearnerSnapshot snapshot(Instant receivedAt) {
    return new LearnerSnapshot(
        "ada", Samples.ada().enrolment(), LearnerFold.empty(Samples.BASIS), receivedAt, List.of());
  }
}
