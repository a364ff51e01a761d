package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.RejectReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What each source posted. The results add up: received = accepted + duplicate + rejected. Sources
 * are named by an administrator, so their number is bounded.
 */
@Component
public class IntakeCounts {

  private final MeterRegistry registry;
  private final Map<String, Instant> lastEvent = new ConcurrentHashMap<>();

  IntakeCounts(MeterRegistry registry) {
    this.registry = registry;
  }

  void taken(String source, EventIntake.Taken taken, Instant at) {
    counter(source, "accepted").increment(taken.accepted());
    counter(source, "duplicate").increment(taken.duplicates());
    if (lastEvent.put(source, at) == null) {
      Gauge.builder(
              "crossover.source.last.event.timestamp",
              lastEvent,
              m -> m.getOrDefault(source, Instant.EPOCH).getEpochSecond())
          .baseUnit("seconds")
          .description("When the source last posted a valid event (Unix time)")
          .tag("source", source)
          .register(registry);
    }
  }

  void refused(String source, RejectReason reason) {
    counter(source, "rejected").increment();
    Counter.builder("crossover.ingest.rejected")
        .description("Rejected events by reason")
        .tag("source", source)
        .tag("reason", reason.code())
        .register(registry)
        .increment();
  }

  private Counter counter(String source, String result) {
    return Counter.builder("crossover.ingest.events")
        .description("Events posted to the doors; received = accepted + duplicate + rejected")
        .tag("source", source)
        .tag("result", result)
        .register(registry);
  }
}
