package dev.crossover.ingest.intake;

import dev.crossover.ingest.ledger.Draft;
import dev.crossover.ingest.ledger.RowKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a source is known to have brought, as one request finds and changes it. */
final class KnownItems {

  /** Beginning of the key of a row that says: what comes under this id was taken back before. */
  private static final char TAKEN_BACK = 'v';

  private final String source;
  private final Draft rows;
  private final Map<String, Optional<Known>> read = new HashMap<>();

  /**
   * Finds in these rows, and changes them. Nobody else changes what it knows meanwhile.
   *
   * @param source whose items they are
   */
  KnownItems(String source, Draft rows) {
    this.source = source;
    this.rows = rows;
  }

  /** What stands under an id, or null. */
  @Nullable Known find(String id) {
    return read.computeIfAbsent(id, i -> Optional.ofNullable(Known.find(rows, source, i)))
        .orElse(null);
  }

  void put(String id, Known known) {
    rows.put(Known.key(source, id), known.row());
    read.put(id, Optional.of(known));
  }

  /** Whether an id was taken back, whether or not something stands under it. */
  boolean isTakenBack(String id) {
    return rows.get(takenBack(id)) != null;
  }

  /** Takes back what stands under an id or will; but not what takes back itself. */
  void takeBack(String id) {
    rows.put(takenBack(id), new byte[0]);
    Known known = find(id);
    if (known != null && !known.voids() && !known.voided()) {
      put(id, known.takenBack());
    }
  }

  private byte[] takenBack(String id) {
    return RowKey.of(source, TAKEN_BACK, id);
  }
}
