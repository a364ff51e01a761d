package dev.crossover.wiring.key;

import dev.crossover.model.record.KeyUse;
import dev.crossover.model.record.VersionedRecord;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Writes down that a key was shown: once a day, and beside the request. */
final class KeyUses {

  private final KeyRecords records;
  private final KeyUseLog log;
  private final Clock clock;
  private final Map<String, LocalDate> known = new ConcurrentHashMap<>();

  /** A Kafka that is away would hold the first request up for seconds. */
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

  KeyUses(KeyRecords records, KeyUseLog log, Clock clock) {
    this.records = records;
    this.log = log;
    this.clock = clock;
  }

  void shown(String key) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (!today.equals(known.put(key, today))) {
      writers.execute(() -> write(key, today));
    }
  }

  private void write(String key, LocalDate today) {
    String record = KeyUse.key(key);
    VersionedRecord before = records.get(record);
    if (before != null
        && before.content() instanceof KeyUse(LocalDate day)
        && !day.isBefore(today)) {
      return;
    }
    int version = before == null ? 1 : before.version() + 1;
    try {
      log.keep(record, new VersionedRecord(version, key, new KeyUse(today)));
    } catch (IOException e) {
      known.remove(key); // the next request tries again
    }
  }
}
