package dev.crossover.wiring.key;

import dev.crossover.model.record.KeyUse;
import java.io.IOException;

/** Keeps when keys were shown last. */
@FunctionalInterface
public interface KeyUseLog {

  /**
   * Keeps an entry, and returns when it stands.
   *
   * @throws IOException if it cannot be kept
   */
  void keep(String key, KeyUse use) throws IOException;
}
