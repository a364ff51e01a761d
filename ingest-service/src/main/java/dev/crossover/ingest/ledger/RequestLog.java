package dev.crossover.ingest.ledger;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where requests are appended; what is appended to a partition first stands there first. */
interface RequestLog {

  /** Told of the requests of a partition in the order in which they were appended. */
  @FunctionalInterface
  interface Acknowledged {

    /**
     * The log answered, or did not in time.
     *
     * @param offset of the record, if it was taken
     * @param failure null if it was; else it may have been taken all the same
     */
    void told(long offset, @Nullable Exception failure);
  }

  void append(LoggedRequest request, int partition, Acknowledged told);

  /** Offset after the last record, as the broker has it now. */
  CompletableFuture<Long> end(int partition);

  /** Appends a record that says nothing, to learn where the log ends. */
  void claim(int partition, Acknowledged told);
}
