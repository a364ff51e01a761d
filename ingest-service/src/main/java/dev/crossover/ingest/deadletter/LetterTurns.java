package dev.crossover.ingest.deadletter;

import dev.crossover.ingest.deadletter.LetterBox.Marks;
import dev.crossover.wiring.deadletter.DeadLetter;
import dev.crossover.wiring.deadletter.DeadLetter.Place;
import dev.crossover.wiring.deadletter.DeadLetters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Applies an action to each letter at most once, also when several instances are asked. It first
 * takes the letters, so that no other instance adds marks, and then reads marks to the end: the
 * table may be behind.
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

  /** The action on a letter. */
  interface Act {

    /**
     * Acts, and publishes the mark that says so.
     *
     * @return null if it did; else why not
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
   * Applies the action to these letters, in their order.
   *
   * @param still whether it applies to a letter as it is now
   * @throws dev.crossover.ingest.request.KafkaAway if Kafka did not acknowledge, or another
   *     instance took over; what was not reached yet is as before
   */
  synchronized Outcome each(List<DeadLetter> asked, Predicate<DeadLetter> still, Act act) {
    if (asked.isEmpty()) {
      return new Outcome(0, List.of());
    }
    List<String> done = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    try (LetterBox.Turn turn = box.take()) {
      Map<Integer, Marks> marks = marks(turn, firstOf(asked));
      for (DeadLetter letter : asked) {
        // The table shows at least the marks before those that were read.
        String obstacle = obstacle(letter.place(), marks, still);
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

  private @Nullable String obstacle(
      Place place, Map<Integer, Marks> marks, Predicate<DeadLetter> still) {
    DeadLetter now = letters.get(place.toString());
    Marks beyond = marks.getOrDefault(place.partition(), Marks.NONE);
    if (now == null
        || now.redrivenAt() != null
        || beyond.alreadyPutBack().contains(place.offset())) {
      return "was put back before";
    }
    Instant discarded = beyond.discarded().get(place.offset());
    return still.test(discarded == null ? now : now.discarded(discarded))
        ? null
        : "was discarded before";
  }

  /** Offset of the first letter that was asked for, by partition. */
  private static Map<Integer, Long> firstOf(List<DeadLetter> asked) {
    Map<Integer, Long> first = new TreeMap<>();
    for (DeadLetter letter : asked) {
      first.merge(letter.place().partition(), letter.place().offset(), Math::min);
    }
    return first;
  }

  /** Marks beyond those that the table shows, by partition. */
  private Map<Integer, Marks> marks(LetterBox.Turn turn, Map<Integer, Long> first) {
    Map<Integer, Long> from = new HashMap<>();
    first.forEach((partition, offset) ->
        from.put(partition, Math.max(offset + 1, letters.readUpTo(partition))));
    Map<Integer, Marks> marks = new HashMap<>();
    from.forEach((partition, offset) -> marks.put(partition, turn.marksFrom(partition, offset)));
    return marks;
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
