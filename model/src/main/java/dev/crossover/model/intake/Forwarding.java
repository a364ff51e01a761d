package dev.crossover.model.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the statements of a source have gone on to another learning record store.
 *
 * @param to address of that store
 * @param number of the last statement that need not be told again; numbers are of the source's
 *     ledger
 * @param at when this was so
 * @param taken statements that the other store took, repeats among them
 * @param refused statements that it did not take and that were passed over
 * @param waiting statements that have not gone on yet
 * @param waitingSince when the oldest of them was stored; null if none waits
 * @param lastRefused the last one that was passed over; null while none was
 * @param trouble why nothing goes on; null while it does
 */
public record Forwarding(
    String to,
    long number,
    Instant at,
    long taken,
    long refused,
    long waiting,
    @Nullable Instant waitingSince,
    @Nullable RefusedStatement lastRefused,
    @Nullable Trouble trouble) {

  private static final String OFF = "it is switched off";

  /** The same when it is switched off; a later switch goes on from here. */
  public Forwarding off(Instant now) {
    return new Forwarding(
        to,
        number,
        now,
        taken,
        refused,
        waiting,
        waitingSince,
        lastRefused,
        wasOff() ? trouble : new Trouble(now, OFF));
  }

  /** Whether it was switched off when this was kept. */
  public boolean wasOff() {
    return trouble != null && trouble.reason().equals(OFF);
  }

  /**
   * A statement that the other store did not take.
   *
   * @param status of its answer
   */
  public record RefusedStatement(String id, int status, Instant at) {}

  /**
   * Why nothing goes on.
   *
   * @param since the first of the attempts that failed one after the other
   * @param reason what the last of them met, such as "it answered 503"
   */
  public record Trouble(Instant since, String reason) {}
}
