package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.request.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time of storing, and the direction to read it in.
 *
 * @param since only what was stored after; null for all
 * @param until only what was stored by then; null for all
 * @param ascending oldest first
 * @param after go on after this statement of an earlier page; null to begin
 */
record StatementRange(
    @Nullable Instant since, @Nullable Instant until, boolean ascending, @Nullable Position after) {

  /**
   * A place in the order of all statements: by number, those of one number by source.
   *
   * @param number of a statement
   * @param source of it
   */
  record Position(long number, String source) implements Comparable<Position> {

    static Position of(StatementRow row) {
      return new Position(row.number(), row.source());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws Refused if it is something else
     */
    static Position read(String text) {
      int space = text.indexOf(' ');
      try {
        return new Position(
            Long.parseLong(text.substring(0, Math.max(0, space))), text.substring(space + 1));
      } catch (NumberFormatException e) {
        throw Refused.field("more", "is not from a reply of this service");
      }
    }

    @Override
    public String toString() {
      return number + " " + source;
    }

    @Override
    public int compareTo(Position other) {
      int byNumber = Long.compare(number, other.number);
      return byNumber == 0 ? source.compareTo(other.source) : byNumber;
    }
  }

  /** The first number of a source within this range. */
  long from(String source) {
    // Times are kept to the millisecond, so "after" begins with the next one.
    long from = since == null ? 0 : StatementRow.numberFrom(since.plusMillis(1));
    return ascending && after != null
        ? Math.max(from, after.number() + (source.compareTo(after.source()) <= 0 ? 1 : 0))
        : from;
  }

  /** The number of a source before which this range ends. */
  long before(String source) {
    long before = until == null ? Long.MAX_VALUE : StatementRow.numberFrom(until.plusMillis(1));
    return !ascending && after != null
        ? Math.min(before, after.number() + (source.compareTo(after.source()) < 0 ? 1 : 0))
        : before;
  }
}
