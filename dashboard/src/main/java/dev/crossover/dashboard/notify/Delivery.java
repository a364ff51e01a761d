package dev.crossover.dashboard.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message, as kept in {@code notifications}, so that a rebuild, which brings the
 * same episodes again, sends nothing.
 *
 * @param id episode, what happened to it, channel
 * @param sentAt when it was sent; null where it was not
 * @param problem why it never will be; null where it was sent, and where there was nobody to tell
 */
public record Delivery(String id, @Nullable Instant sentAt, @Nullable String problem) {}
