package dev.crossover.dashboard.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages that were given up, and wait for somebody to have them tried again.
 *
 * @param total also of those that are not in the rows
 * @param rows newest first
 */
record UnsentMessages(int total, List<UnsentRow> rows) {

  /**
   * A message that was given up. Nothing of it tells whom it is about.
   *
   * @param id for {@link ReplayRequest}; it follows from the message, and says nothing of it
   * @param channel it was to go through
   * @param what it was to say, such as {@code opened}
   * @param cohort of whom it is about; null where that is not known any more
   * @param team of whom it is about, joined with others where it is small; null as the cohort is
   * @param at when it was given up; null where that was not kept
   * @param problem what the other side said last
   */
  record UnsentRow(
      String id,
      String channel,
      String what,
      @Nullable String cohort,
      @Nullable String team,
      @Nullable Instant at,
      String problem) {}

  /**
   * Which are to be tried again: either these, or all of a channel.
   *
   * @param ids of rows; those of others are passed over
   * @param channel name
   */
  record ReplayRequest(@Nullable List<String> ids, @Nullable String channel) {

    /** Whether it says which, and says it once. */
    boolean isClear() {
      return (ids == null) != (channel == null);
    }

    boolean has(String id, String through) {
      return ids == null ? through.equals(channel) : ids.contains(id);
    }
  }

  /** How many are tried again. */
  record Replayed(int replayed) {}
}
