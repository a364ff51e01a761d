package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.RejectReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * What each source posted. The results add up: received = accepted + duplicate + rejected. Sources
 * are named by an administrator, so their number is bounded.
 */
@Component
public class IntakeCounts {

  private static final String ACCEPTED = "accepted";
  private static final String DUPLICATE = "duplicate";
  private static final String REJECTED = "rejected";

  private final MeterRegistry registry;

  IntakeCounts(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Has the counts of a source, also zero: a rate needs the value before the first event. */
  public void known(String source) {
    counter(source, ACCEPTED);
    counter(source, DUPLICATE);
    counter(source, REJECTED);
  }

  void taken(String source, EventIntake.Taken taken) {
    known(source);
    counter(source, ACCEPTED).increment(taken.accepted());
    counter(source, DUPLICATE).increment(taken.duplicates());
  }

  void refused(String source, RejectReason reason) {
    counter(source, REJECTED).increment();
    reason(source, reason.code());
  }

  /**
   * A request showed a key of the source that is good for nothing. It is no event of the source, so
   * no stranger can spoil the share of what was refused.
   */
  public void unauthorized(String source) {
    reason(source, "unauthorized");
  }

  private void reason(String source, String reason) {
    Counter.builder("crossover.ingest.rejected")
        .description("Rejected events by reason")
        .tag("source", source)
        .tag("reason", reason)
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
