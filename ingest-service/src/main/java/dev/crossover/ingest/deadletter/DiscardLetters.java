package dev.crossover.ingest.deadletter;

import dev.crossover.ingest.deadletter.LetterTurns.Outcome;
import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.deadletter.DeadLetter;
import dev.crossover.wiring.deadletter.DeadLetter.Place;
import dev.crossover.wiring.deadletter.DeadLetters;
import dev.crossover.wiring.deadletter.LetterHeaders;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Ends the waiting of letters that nobody wants to put back, such as those of a person who left. A
 * mark says so; the letter stays where it is, and can be put back by its id all the same.
 */
@Service
class DiscardLetters {

  private static final byte[] NO_KEY = {};

  private final DeadLetters letters;
  private final LetterTurns turns;
  private final String topic;

  DiscardLetters(DeadLetters letters, LetterTurns turns, Installation installation) {
    this.letters = letters;
    this.turns = turns;
    this.topic = installation.topic(Topics.DEAD_LETTERS);
  }

  /** Discards those that wait, oldest first. */
  Outcome all(int most) {
    return these(letters.oldest(most));
  }

  /** Discards these. */
  Outcome these(List<DeadLetter> asked) {
    return turns.each(asked, DeadLetter::waits, this::discard);
  }

  private @Nullable String discard(DeadLetter letter, LetterBox.Turn turn) {
    Place place = letter.place();
    turn.publishTogether(
        List.of(
            new ProducerRecord<>(
                topic, place.partition(), NO_KEY, null, LetterHeaders.discarded(place.offset()))));
    return null;
  }
}
