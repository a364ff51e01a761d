package dev.crossover.dashboard.live;

import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.TableView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long it takes from an event coming in until the dashboard can show it, as a metric. */
@Component
class EventDelay {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Timer timer;
  private final Clock clock;

  EventDelay(TableView<LearnerSnapshot> progress, MeterRegistry registry, Clock clock) {
    this.clock = clock;
    this.timer =
        Timer.builder("crossover.event.to.dashboard")
            .description("From an event coming in until the dashboard can show it")
            .serviceLevelObjectives(
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60))
            .register(registry);
    progress.onChange((learner, before, after) -> shown(before, after));
  }

  /** A snapshot that came in no later than the one before was made by time, not by an event. */
  void shown(@Nullable LearnerSnapshot before, @Nullable LearnerSnapshot after) {
    if (after == null || (before != null && !after.receivedAt().isAfter(before.receivedAt()))) {
      return;
    }
    Duration delay = Duration.between(after.receivedAt(), clock.instant());
    boolean readAgainAtStart = delay.compareTo(LONGEST) > 0;
    if (!readAgainAtStart) {
      timer.record(delay);
    }
  }
}
