package dev.crossover.ingest.ledger;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds requests of some kinds into a ledger. What a request does follows from it and from the rows
 * alone, so that every instance that reads the log has the same rows.
 */
public interface RequestFold {

  /** The kinds that it reads. */
  Set<String> kinds();

  /**
   * A request on the log.
   *
   * @param request what came
   * @param offset its place
   * @param stored when it was appended, by the broker's clock; no request has an earlier time than
   *     the one before it
   * @param read what was read of the body when it came; null where it is to be read again. The fold
   *     makes the same of either
   */
  record Entry(LoggedRequest request, long offset, Instant stored, @Nullable Object read) {}

  /**
   * Folds a request.
   *
   * @param rows changed by it; it may have been folded into them before, and then changes nothing
   * @param derived told what follows elsewhere
   * @return what became of it
   */
  Object fold(Entry entry, Draft rows, Derived derived);
}
