package dev.crossover.wiring.key;

import dev.crossover.model.record.VersionedRecord;
import org.jspecify.annotations.Nullable;

/** The records of {@link dev.crossover.model.Topics#RECORDS} as a service's own table has them. */
@FunctionalInterface
public interface KeyRecords {

  /**
   * The record under a key; null if there is none.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the table is read
   */
  @Nullable VersionedRecord get(String key);
}
