package dev.crossover.dashboard.live;

import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.TableView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long it takes from an event coming in until the dashboard can show it, as a metric. What came
 * in before this process began is left out: at a start the table may be read again.
 */
@Component
class EventDelay {

  private final Timer timer;
  private final Clock clock;
  private final Instant began;

  EventDelay(TableView<LearnerSnapshot> progress, MeterRegistry registry, Clock clock) {
    this.clock = clock;
    this.began = clock.instant();
    this.timer =
        Timer.builder("crossover.event.to.dashboard")
            .description("From an event coming in until the dashboard can show it")
            .serviceLevelObjectives(
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10))
            .register(registry);
    progress.onChange((learner, before, after) -> shown(before, after));
  }

  /** A snapshot that came in no later than the one before was made by time, not by an event. */
  void shown(@Nullable LearnerSnapshot before, @Nullable LearnerSnapshot after) {
    if (after == null || (before != null && !after.receivedAt().isAfter(before.receivedAt()))) {
      return;
    }
    if (!after.receivedAt().isBefore(began)) {
      timer.record(Duration.between(after.receivedAt(), clock.instant()));
    }
  }
}
