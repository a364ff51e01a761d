package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.notify.Channel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** When a message that was refused is tried again. */
final class Retries {

  /** As Standard Webhooks proposes. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** Each pause is longer by a random part of it, up to this. */
  private static final double JITTER = 0.1;

  private Retries() {}

  /**
   * When it is tried again, which is no sooner than the other side asks for.
   *
   * @param before how often it was refused before
   * @return null for never: it is set aside
   */
  static @Nullable Instant next(int before, Refused refused, Instant now) {
    if (refused.forGood() || before >= PAUSES.size()) {
      return null;
    }
    Duration own = PAUSES.get(before);
    Duration asked = refused.after();
    Duration least = asked != null && asked.compareTo(own) > 0 ? asked : own;
    long more = (long) (least.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble());
    return now.plus(least).plusMillis(more);
  }
}
