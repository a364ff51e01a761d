package dev.crossover.dashboard.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message, as kept in {@code notifications}, so that a rebuild, which brings the
 * same episodes again, sends nothing.
 *
 * @param id episode, what happened to it, channel; see {@link MessageId}
 * @param sentAt when it was sent; null where it was not
 * @param problem why it never will be; null where it was sent, and where there was nobody to tell
 * @param setAsideAt when it was given up; null where it was not, and where that was not kept yet
 */
public record Delivery(
    String id, @Nullable Instant sentAt, @Nullable String problem, @Nullable Instant setAsideAt) {

  /** One that was not given up, or nobody knows when. */
  Delivery(String id, @Nullable Instant sentAt, @Nullable String problem) {
    this(id, sentAt, problem, null);
  }
}
