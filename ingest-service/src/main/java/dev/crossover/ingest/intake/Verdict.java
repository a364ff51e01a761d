package dev.crossover.ingest.intake;

import dev.crossover.ingest.intake.EventIntake.Taken;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
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

  /** What is only foreseen has no number yet. */
  static final LongSupplier UNNUMBERED = () -> 0;

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
   * Decides, and changes what is known where the batch is taken.
   *
   * @param offset of the request
   * @param numbers given to what is new
   */
  static Verdict of(
      KnownItems known,
      Door door,
      Instant at,
      List<Item> batch,
      long offset,
      LongSupplier numbers) {
    Map<String, String> digests = new HashMap<>();
    List<Integer> fresh = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Item item = batch.get(i);
      String digest = digests.get(item.id());
      if (digest == null) {
        Known before = known.find(item.id());
        // What this request brought itself is new, however often it is read.
        if (before == null || before.offset() == offset) {
          fresh.add(i);
          digest = item.digest();
        } else {
          digest = before.digest();
        }
        digests.put(item.id(), digest);
      }
      if (!digest.equals(item.digest())) {
        return new Verdict(new Taken(0, 0), List.of(), item.id());
      }
    }
    for (int i : fresh) {
      Item item = batch.get(i);
      if (known.find(item.id()) == null) {
        known.put(item.id(), known(known, door, at, item, offset, numbers.getAsLong()));
      }
      String target = item.voids();
      if (target != null) {
        known.takeBack(target);
      }
    }
    return new Verdict(
        new Taken(fresh.size(), batch.size() - fresh.size()), List.copyOf(fresh), null);
  }

  private static Known known(
      KnownItems known, Door door, Instant at, Item item, long offset, long number) {
    boolean voids = item.voids() != null;
    return new Known(
        item.digest(),
        door,
        at,
        offset,
        number,
        item.owner() instanceof Owner.ByAccount(Account account) ? account : null,
        item.owner() instanceof Owner.ByLearner(String learner) ? learner : null,
        voids,
        !voids && known.isTakenBack(item.id()));
  }
}
