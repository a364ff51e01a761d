package dev.crossover.dashboard.gauges;

import dev.crossover.wiring.deadletter.DeadLetters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * How much waits that was set aside, also zero: an alert must be able to tell none from unknown.
 */
@Component
class DeadLetterGauge {

  DeadLetterGauge(DeadLetters letters, MeterRegistry registry) {
    Gauge.builder("crossover.dead.letters", letters, DeadLetters::count)
        .description("Records and stored rows that were set aside and wait to be put back")
        .register(registry);
  }
}
