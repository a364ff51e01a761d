package dev.crossover.ingest.xapi.forward;

import dev.crossover.ingest.xapi.statement.StatementFeed.Count;
import dev.crossover.ingest.xapi.statement.StatementFeed.Entry;
import java.util.List;

/** The statements of one source, in the order of their numbers. */
interface SourceFeed {

  /**
   * Those behind a number.
   *
   * @param bytes after which it ends; the last one may go beyond
   */
  List<Entry> after(long number, int most, long bytes);

  /** How many there are behind a number; it ends after so many. */
  Count count(long number, long most);
}
