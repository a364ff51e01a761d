package dev.crossover.wiring;

import dev.crossover.model.Topic;
import java.io.IOException;
import java.util.Map;

/** Where a service keeps what it alone knows, beside its topology. */
public interface TopicWriter {

  /**
   * Writes rows of a table, and returns when all of them are kept.
   *
   * @param rows by key; a value that is null forgets its row
   * @throws IOException if one of them could not be kept
   */
  void write(Topic topic, Map<String, ?> rows) throws IOException;
}
