package dev.crossover.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.readiness.InterviewReadiness;
import dev.crossover.model.readiness.Readiness;
import dev.crossover.wiring.TableView;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventDelayTest {

  private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EventDelay delay =
      new EventDelay(
          new TableView<>(Topics.LEARNER_PROGRESS, LearnerProgress.class),
          registry,
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void measuresFromTheReceiptOfTheEvent() {
    delay.shown(snapshot(NOW.minusMillis(300), NOW.minusMillis(200)));
    assertThat(timer().count()).isEqualTo(1);
    assertThat(timer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(300);
  }

  @Test
  void leavesOutWhatNoEventCaused() {
    delay.shown(null);
    delay.shown(snapshot(null, NOW));
    // Six hours later the same learner is only brought up to date.
    delay.shown(snapshot(NOW.minus(Duration.ofHours(6)), NOW));
    // At start the whole table is read again.
    delay.shown(snapshot(NOW.minus(Duration.ofDays(1)), NOW.minus(Duration.ofDays(1))));
    assertThat(timer().count()).isZero();
  }

  private Timer timer() {
    return registry.get("crossover.event.to.dashboard").timer();
  }

  private static LearnerProgress snapshot(@Nullable Instant receivedAt, Instant asOf) {
    return new LearnerProgress(
        "a1",
        "c",
        "t",
        "p",
        1,
        asOf,
        receivedAt,
        LearnerState.ON_TRACK,
        1,
        0,
        0,
        null,
        0,
        0,
        new Readiness("r", 0, false, List.of(), List.of(), List.of()),
        Map.of(),
        new InterviewReadiness(1, 0, List.of()),
        List.of(),
        Duration.ZERO,
        Duration.ZERO,
        1,
        1,
        asOf,
        0,
        List.of(),
        List.of());
  }
}
