package dev.crossover.analytics.count;

import dev.crossover.model.episode.Episode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The counts as metrics. An episode that ended more than a day ago is of the past, such as of a
 * history that was loaded late: its duration is not measured.
 */
@Component
class MeteredCounts implements Counts {

  private static final Duration PAST = Duration.ofDays(1);

  private final MeterRegistry registry;
  private final Clock clock;
  private final Counter applied;
  private final Counter duplicate;

  MeteredCounts(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    this.applied = events("applied");
    this.duplicate = events("duplicate");
  }

  @Override
  public void applied() {
    applied.increment();
  }

  @Override
  public void duplicate() {
    duplicate.increment();
  }

  @Override
  public void unfoldable() {
    Counter.builder("crossover.analytics.unfoldable")
        .description("Histories that could not be folded; the log says why")
        .register(registry)
        .increment();
  }

  @Override
  public void episode(Episode changed) {
    String reason = changed.stall().reason().name().toLowerCase(Locale.ROOT);
    Counter.builder(changed.open() ? "crossover.stalls" : "crossover.stalls.resolved")
        .description(changed.open() ? "Stall episodes opened" : "Stall episodes resolved")
        .tag("cohort", changed.cohort())
        .tag("reason", reason)
        .register(registry)
        .increment();
    Instant resolvedAt = changed.resolvedAt();
    if (resolvedAt != null && resolvedAt.isAfter(clock.instant().minus(PAST))) {
      Timer.builder("crossover.stall.duration")
          .description("From the opening of a stall episode to its end")
          .tag("reason", reason)
          .serviceLevelObjectives(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(28))
          .register(registry)
          .record(Duration.between(changed.openedAt(), resolvedAt));
    }
  }

  private Counter events(String result) {
    return Counter.builder("crossover.analytics.events")
        .description("Events read by the topology: applied, or duplicate")
        .tag("result", result)
        .register(registry);
  }
}
