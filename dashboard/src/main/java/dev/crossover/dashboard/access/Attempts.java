package dev.crossover.dashboard.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.crossover.model.record.User;
import dev.crossover.wiring.Problem;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * How often somebody may try to sign in: few times from one address as one user, more often from an
 * address at all, and so often as one user from anywhere that nobody is kept out by others.
 */
@Component
class Attempts {

  static final int OF_USER_AND_ADDRESS = 10;
  static final Duration WITHIN = Duration.ofMinutes(10);

  private static final int OF_ADDRESS = 100;
  private static final int OF_USER = 1_000;

  /** Bounds the memory. */
  private static final int MOST = 100_000;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterAccess(WITHIN)
          .executor(Runnable::run)
          .build();

  /** Whether one more is allowed, which then counts. */
  boolean allowed(String mail, String address) {
    return of(mail, address).stream().allMatch(bucket -> bucket.tryConsume(1));
  }

  /** The answer to one too many. */
  static ResponseEntity<Map<String, Object>> refusal() {
    return Problem.later(
        HttpStatus.TOO_MANY_REQUESTS,
        WITHIN.toSeconds(),
        "too_many",
        "Too many tries. Wait ten minutes.");
  }

  /** Who was let in has not tried. */
  void letIn(String mail, String address) {
    of(mail, address).forEach(bucket -> bucket.addTokens(1));
  }

  private List<Bucket> of(String mail, String address) {
    String user = User.key(mail);
    return List.of(
        bucket(address, OF_ADDRESS),
        bucket(user, OF_USER),
        bucket(user + " " + address, OF_USER_AND_ADDRESS));
  }

  private Bucket bucket(String of, int most) {
    return buckets.get(
        of,
        _ ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, WITHIN))
                .build());
  }
}
