package dev.crossover.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Samples;
import dev.crossover.model.Topics;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.TableView;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventDelayTest {

  private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EventDelay delay =
      new EventDelay(
          new TableView<>(Topics.LEARNER_PROGRESS, LearnerSnapshot.class),
          registry,
          Clock.fixed(NOW, ZoneOffset.UTC));

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
    assertThat(timer().count()).isZero();
  }

  private Timer timer() {
    return registry.get("crossover.event.to.dashboard").timer();
  }

  private static LearnerSnapshot snapshot(Instant receivedAt) {
    return new LearnerSnapshot(
        "ada", Samples.ada().enrolment(), LearnerFold.empty(Samples.BASIS), receivedAt, List.of());
  }
}
