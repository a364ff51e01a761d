package dev.crossover.dashboard.checks;

import dev.crossover.dashboard.DashboardTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAccumulator;
import org.springframework.stereotype.Component;

/**
 * Whether the broker's clock, by which learners' logs are timed, is ahead of this one. It is seen
 * by an event that has just come in; a clock that is behind is not seen.
 */
@Component
class ClockCheck implements InstallationCheck {

  /** Clocks that are kept by NTP differ by less. */
  private static final Duration FAR = Duration.ofSeconds(5);

  /** An older event says nothing of clocks. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final DashboardTables tables;
  private final Clock clock;

  ClockCheck(DashboardTables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Finding look() {
    LongAccumulator newest = new LongAccumulator(Long::max, Long.MIN_VALUE);
    tables.progress().forEach((_, p) -> newest.accumulate(p.receivedAt().toEpochMilli()));
    if (newest.get() < clock.millis() - FRESH.toMillis()) {
      return Finding.off("No event came in the last minute by which clocks could be compared.");
    }
    Duration ahead = Duration.between(clock.instant(), Instant.ofEpochMilli(newest.get()));
    return ahead.compareTo(FAR) > 0
        ? Finding.failed(
            "The broker's clock is %d s ahead of the dashboard's; keep both by NTP."
                .formatted(ahead.toSeconds()))
        : Finding.ok("The newest event is timed no later than now.");
  }
}
