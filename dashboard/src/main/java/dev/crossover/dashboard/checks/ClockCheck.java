package dev.crossover.dashboard.checks;

import dev.crossover.dashboard.DashboardTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAccumulator;
import org.springframework.stereotype.Component;

/**
 * Whether the broker's clock, by which learners' logs are timed, is ahead of this one. That it is
 * behind cannot be told from an event that came some time ago.
 */
@Component
class ClockCheck implements InstallationCheck {

  /** By which clocks that are kept by NTP never differ. */
  private static final Duration FAR = Duration.ofSeconds(5);

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
    if (newest.get() == Long.MIN_VALUE) {
      return Finding.off("Nothing has come in yet that the clocks could be compared by.");
    }
    Duration ahead = Duration.between(clock.instant(), Instant.ofEpochMilli(newest.get()));
    return ahead.compareTo(FAR) > 0
        ? Finding.failed(
            "The broker's clock is %d s ahead of the dashboard's; keep both by NTP."
                .formatted(ahead.toSeconds()))
        : Finding.ok("The newest event is timed no later than now.");
  }
}
