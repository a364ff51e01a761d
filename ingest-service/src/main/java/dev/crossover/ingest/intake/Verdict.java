package dev.crossover.ingest.intake;

import dev.crossover.ingest.intake.EventIntake.Taken;
import dev.crossover.ingest.ledger.Draft;
import dev.crossover.ingest.ledger.RowKey;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a batch, by what its source is known to have brought before. All of it is taken,
 * or nothing.
 *
 * @param taken how many are new and how many repeats
 * @param fresh places in the batch of what is new
 * @param conflict the id that is taken by other content; null where all is well
 */
record Verdict(Taken taken, List<Integer> fresh, @Nullable String conflict) {

  /** Beginning of the key of a row that says: what comes under this id was taken back before. */
  private static final char VOIDED = 'v';

  /**
   * One of a batch.
   *
   * @param id under which it is known in its source
   * @param digest of its content, shortened
   * @param owner whose it is, or null
   * @param event what it means, or null
   */
  record Item(String id, String digest, @Nullable Owner owner, @Nullable LearningEvent event) {

    @Nullable String voids() {
      return event != null && event.fact() instanceof Fact.Voided(String target) ? target : null;
    }
  }

  /**
   * Decides, and changes the rows of ids where the batch is taken.
   *
   * @param offset of the request
   */
  static Verdict of(
      String source, Door door, Instant at, List<Item> batch, Draft rows, long offset) {
    Map<String, String> digests = new HashMap<>();
    List<Integer> fresh = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Item item = batch.get(i);
      String digest = digests.get(item.id());
      if (digest == null) {
        Known known = Known.find(rows, source, item.id());
        // What this request brought itself is new, however often it is read.
        if (known == null || known.offset() == offset) {
          fresh.add(i);
          digest = item.digest();
        } else {
          digest = known.digest();
        }
        digests.put(item.id(), digest);
      }
      if (!digest.equals(item.digest())) {
        return new Verdict(new Taken(0, 0), List.of(), item.id());
      }
    }
    fresh.forEach(i -> bring(source, door, at, batch.get(i), rows, offset));
    return new Verdict(
        new Taken(fresh.size(), batch.size() - fresh.size()), List.copyOf(fresh), null);
  }

  private static void bring(
      String source, Door door, Instant at, Item item, Draft rows, long offset) {
    Known before = Known.find(rows, source, item.id());
    if (before == null) {
      Known known =
          new Known(
              item.digest(),
              door,
              at,
              offset,
              0,
              item.owner() instanceof Owner.ByAccount(Account account) ? account : null,
              item.owner() instanceof Owner.ByLearner(String learner) ? learner : null,
              item.voids() != null,
              item.voids() == null && rows.get(voided(source, item.id())) != null);
      rows.put(Known.key(source, item.id()), known.row());
    }
    String target = item.voids();
    if (target != null) {
      rows.put(voided(source, target), new byte[0]);
      Known known = Known.find(rows, source, target);
      if (known != null && !known.voids() && !known.voided()) {
        rows.put(Known.key(source, target), known.takenBack().row());
      }
    }
  }

  private static byte[] voided(String source, String target) {
    return RowKey.of(source, VOIDED, target);
  }
}
