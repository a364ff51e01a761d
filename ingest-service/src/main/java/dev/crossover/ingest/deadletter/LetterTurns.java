package dev.crossover.ingest.deadletter;

import dev.crossover.wiring.deadletter.DeadLetter;
import dev.crossover.wiring.deadletter.DeadLetter.Place;
import dev.crossover.wiring.deadletter.DeadLetters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Does something with letters, with each once, whichever instances are asked. It first takes the
 * letters, so that no other instance adds marks, and then reads marks to the end: the table may be
 * behind.
 */
@Component
class LetterTurns {

  /** For the local table to show the marks. */
  private static final Duration SHOWN = Duration.ofSeconds(4);

  private final DeadLetters letters;
  private final LetterBox box;

  LetterTurns(DeadLetters letters, LetterBox box) {
    this.letters = letters;
    this.box = box;
  }

  /** What is done with a letter. */
  interface Act {

    /**
     * Does it, and publishes the mark that says so.
     *
     * @return null if it was done; else why not
     */
    @Nullable String on(DeadLetter letter, LetterBox.Turn turn);
  }

  /** A letter with which nothing was done, and why. */
  record Kept(String id, String why) {}

  /**
   * What became of the letters.
   *
   * @param done with how many it was done
   */
  record Outcome(int done, List<Kept> kept) {}

  /**
   * Does it with these letters, in their order.
   *
   * @param still whether it is to be done with a letter as it is now
   * @throws dev.crossover.ingest.intake.KafkaAway if Kafka did not acknowledge, or another instance
   *     took over; what was not reached yet is as before
   */
  synchronized Outcome each(List<DeadLetter> asked, Predicate<DeadLetter> still, Act act) {
    if (asked.isEmpty()) {
      return new Outcome(0, List.of());
    }
    List<String> done = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    try (LetterBox.Turn turn = box.take()) {
      Set<String> putBack = putBack(turn, firstOf(asked));
      for (DeadLetter letter : asked) {
        // What the table showed before the marks were read, and what they said.
        DeadLetter now = letters.get(letter.id());
        String obstacle = obstacle(now, putBack.contains(letter.id()), still);
        if (obstacle == null) {
          obstacle = act.on(letter, turn);
        }
        if (obstacle == null) {
          done.add(letter.id());
        } else {
          kept.add(new Kept(letter.id(), obstacle));
        }
      }
    }
    awaitShown(done, still.negate());
    return new Outcome(done.size(), kept);
  }

  private static @Nullable String obstacle(
      @Nullable DeadLetter now, boolean putBack, Predicate<DeadLetter> still) {
    if (now == null || putBack || now.redrivenAt() != null) {
      return "was put back before";
    }
    return still.test(now) ? null : "was discarded before";
  }

  /** Offset of the first letter that was asked for, by partition. */
  private static Map<Integer, Long> firstOf(List<DeadLetter> asked) {
    Map<Integer, Long> first = new TreeMap<>();
    for (DeadLetter letter : asked) {
      first.merge(letter.place().partition(), letter.place().offset(), Math::min);
    }
    return first;
  }

  /** Ids of letters that were put back, beyond what the table shows. */
  private Set<String> putBack(LetterBox.Turn turn, Map<Integer, Long> first) {
    Map<Integer, Long> from = new HashMap<>();
    first.forEach((partition, offset) ->
        from.put(partition, Math.max(offset + 1, letters.readUpTo(partition))));
    Set<String> ids = new HashSet<>();
    from.forEach((partition, offset) -> {
      for (long letter : turn.putBack(partition, offset)) {
        ids.add(new Place(partition, letter).toString());
      }
    });
    return ids;
  }

  private void awaitShown(List<String> ids, Predicate<DeadLetter> shown) {
    try {
      long deadline = System.nanoTime() + SHOWN.toNanos();
      for (String id : ids) {
        letters.await(id, shown, Duration.ofNanos(deadline - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
