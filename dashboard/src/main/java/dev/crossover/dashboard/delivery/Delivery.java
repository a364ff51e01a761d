package dev.crossover.dashboard.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message, as kept in {@code notifications}, so that a rebuild, which brings the
 * same episodes again, sends nothing.
 *
 * @param id episode, what happened to it, channel; see {@link MessageId}
 * @param sentAt when it was sent; null where it was not
 * @param problem why it never will be; null where it was sent or left to the digest, and where
 *     there was nobody to tell
 * @param leftAt when it was left to the weekly digest; null where it was not
 * @param to hash of the address that it went to; null where it was not sent, to no person, or
 *     before this was kept
 * @param setAsideAt when it was given up; null where it was not, and where that was not kept yet
 * @param within id of what it and others were sent as; null where it was sent by itself
 */
public record Delivery(
    String id,
    @Nullable Instant sentAt,
    @Nullable String problem,
    @Nullable Instant leftAt,
    @Nullable String to,
    @Nullable Instant setAsideAt,
    @Nullable String within) {

  /** Sent to somebody, by itself. */
  public static Delivery sent(String id, Instant at, @Nullable String to) {
    return sent(id, at, to, null);
  }

  /** Sent to somebody, maybe with others as one. */
  public static Delivery sent(String id, Instant at, @Nullable String to, @Nullable String within) {
    return new Delivery(id, at, null, null, to, null, within);
  }

  /** There was nobody to tell. */
  public static Delivery toNobody(String id) {
    return new Delivery(id, null, null, null, null, null, null);
  }

  /** It never will be sent. */
  public static Delivery setAside(String id, String problem, Instant at) {
    return new Delivery(id, null, problem, null, null, at, null);
  }

  /** It is for the weekly digest to tell. */
  public static Delivery left(String id, Instant at) {
    return new Delivery(id, null, null, at, null, null, null);
  }

  /** Id of the message as which it was sent. */
  public String sentAs() {
    return within == null ? id : within;
  }

  /** When it was told, at once or by the digest; null where it is told by neither. */
  public @Nullable Instant toldAt() {
    return sentAt == null ? leftAt : sentAt;
  }
}
