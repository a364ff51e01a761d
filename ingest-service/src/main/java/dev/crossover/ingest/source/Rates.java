package dev.crossover.ingest.source;

import dev.crossover.ingest.system.IngestSettings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How fast each source may post, so that one that runs wild cannot starve the others. */
@Component
class Rates {

  private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final int rate;

  Rates(IngestSettings settings) {
    this.rate = settings.rate();
  }

  /** Zero if a request may go on now; otherwise how long it must wait. */
  Duration mustWait(String source) {
    ConsumptionProbe probe =
        buckets.computeIfAbsent(source, _ -> bucket()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(2L * rate).refillGreedy(rate, Duration.ofSeconds(1)))
        .build();
  }
}
