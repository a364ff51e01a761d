package dev.crossover.dashboard.looks;

import dev.crossover.model.record.Look;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where looks are kept. */
public interface LookLog {

  /**
   * Keeps one, and returns when it is kept.
   *
   * @param look null to forget it
   * @throws IOException if it could not be kept
   */
  void keep(String key, @Nullable Look look) throws IOException;
}
