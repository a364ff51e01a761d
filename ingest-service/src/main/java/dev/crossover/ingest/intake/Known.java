package dev.crossover.ingest.intake;

import dev.crossover.ingest.ledger.RowKey;
import dev.crossover.ingest.ledger.Rows;
import dev.crossover.model.learner.Account;
import dev.crossover.wiring.Compact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source is known to have brought under an id.
 *
 * @param digest of the content, shortened
 * @param door the form in which it came
 * @param at when it came
 * @param offset of the request that brought it
 * @param number of it in its source, which rises with the time of storing; 0 until the request has
 *     been read from the log
 * @param account whose it is, by its sender; null where that names none
 * @param learner whose it is, by its sender; null where that names none
 * @param voids whether it takes another one back, and so cannot be taken back itself
 * @param voided whether another one took it back
 */
public record Known(
    String digest,
    Door door,
    Instant at,
    long offset,
    long number,
    @Nullable Account account,
    @Nullable String learner,
    boolean voids,
    boolean voided) {

  /**
   * Numbers begin with the millisecond of storing, so that a range of them is a stretch of time.
   */
  public static final int BITS_WITHIN_A_MILLISECOND = 20;

  private static final char KIND = 'i';

  static byte[] key(String source, String id) {
    return RowKey.of(source, KIND, id);
  }

  /** What stands under an id of a source, or null. */
  public static @Nullable Known find(Rows rows, String source, String id) {
    byte[] row = rows.get(key(source, id));
    return row == null ? null : Compact.read(row, 0, Known.class);
  }

  /** Whose it is, as the sender says it. */
  public @Nullable Owner owner() {
    if (account != null) {
      return new Owner.ByAccount(account);
    }
    return learner == null ? null : new Owner.ByLearner(learner);
  }

  byte[] row() {
    return Compact.write(this);
  }

  Known takenBack() {
    return new Known(digest, door, at, offset, number, account, learner, voids, true);
  }
}
