package dev.crossover.dashboard.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often somebody may try to sign in, by account and by address. */
@Component
class Attempts {

  static final int OF_ACCOUNT = 10;
  static final int OF_ADDRESS = 100;
  static final Duration WITHIN = Duration.ofMinutes(10);

  /** Bounds the memory. */
  private static final int MOST = 100_000;

  private final Cache<String, Bucket> accounts = cache();
  private final Cache<String, Bucket> addresses = cache();

  /** Whether one more is allowed, which then counts. */
  boolean allowed(String account, String address) {
    return addresses.get(address, _ -> bucket(OF_ADDRESS)).tryConsume(1)
        && accounts.get(account, _ -> bucket(OF_ACCOUNT)).tryConsume(1);
  }

  /** Who was let in may try as often again. */
  void letIn(String account) {
    accounts.invalidate(account);
  }

  private static Cache<String, Bucket> cache() {
    return Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterAccess(WITHIN)
        .executor(Runnable::run)
        .build();
  }

  private static Bucket bucket(int most) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, WITHIN))
        .build();
  }
}
