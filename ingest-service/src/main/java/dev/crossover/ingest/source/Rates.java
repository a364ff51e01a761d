package dev.crossover.ingest.source;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.wiring.Problem;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

  /** Lets a caller's request go on, or asks the caller to wait. */
  void admit(
      Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    new Sender(caller.source(), null).enter(request);
    ConsumptionProbe probe =
        buckets.computeIfAbsent(caller.source(), _ -> bucket()).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      caller.enter(request);
      chain.doFilter(request, response);
    } else {
      Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
      response.setHeader("Retry-After", String.valueOf(wait.toSeconds() + 1));
      Problem.write(response, 429, "too_many_requests", "this token posts too fast");
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(2L * rate).refillGreedy(rate, Duration.ofSeconds(1)))
        .build();
  }
}
