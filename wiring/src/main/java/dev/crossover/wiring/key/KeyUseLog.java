package dev.crossover.wiring.key;

import dev.crossover.model.record.VersionedRecord;
import java.io.IOException;

/** Keeps when keys were shown last. */
@FunctionalInterface
public interface KeyUseLog {

  /**
   * Keeps a record, and returns when it stands.
   *
   * @throws IOException if it cannot be kept
   */
  void keep(String key, VersionedRecord use) throws IOException;
}
