package dev.crossover.wiring.key;

import dev.crossover.model.record.KeyUse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Writes down that a key was shown: once a day and instance, and beside the request. */
final class KeyUses {

  private final KeyUseLog log;
  private final Clock clock;
  private final Map<String, LocalDate> written = new ConcurrentHashMap<>();

  /** A Kafka that is away would hold the first request up for seconds. */
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

  KeyUses(KeyUseLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  void shown(String key) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (!today.equals(written.put(key, today))) {
      writers.execute(() -> write(key, new KeyUse(today)));
    }
  }

  private void write(String key, KeyUse use) {
    try {
      log.keep(key, use);
    } catch (IOException e) {
      written.remove(key); // the next request tries again
    }
  }
}
