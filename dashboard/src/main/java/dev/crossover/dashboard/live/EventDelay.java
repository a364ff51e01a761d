package dev.crossover.dashboard.live;

import dev.crossover.model.progress.LearnerProgress;
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

  /**
   * A snapshot that is this much younger than the newest event was made by time, not by an event.
   */
  private static final Duration OF_THE_EVENT = Duration.ofSeconds(2);

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Timer timer;
  private final Clock clock;

  EventDelay(TableView<LearnerProgress> progress, MeterRegistry registry, Clock clock) {
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
    progress.onChange((learner, snapshot) -> shown(snapshot));
  }

  void shown(@Nullable LearnerProgress snapshot) {
    if (snapshot == null || snapshot.receivedAt() == null) {
      return;
    }
    Duration made = Duration.between(snapshot.receivedAt(), snapshot.asOf());
    Duration delay = Duration.between(snapshot.receivedAt(), clock.instant());
    boolean readAgainAtStart = delay.compareTo(LONGEST) > 0;
    if (made.compareTo(OF_THE_EVENT) < 0 && !readAgainAtStart) {
      timer.record(delay);
    }
  }
}
