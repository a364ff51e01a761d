package dev.crossover.ingest.deadletter;

import static dev.crossover.ingest.deadletter.DeadLetterTopic.bytes;
import static dev.crossover.ingest.deadletter.DeadLetterTopic.cameFrom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.deadletter.LetterTurns.Kept;
import dev.crossover.ingest.deadletter.LetterTurns.Outcome;
import dev.crossover.wiring.deadletter.LetterHeaders;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each letter is acted on once, also when another instance acted and the table is behind. */
class LetterTurnsTest {

  private static final Outcome ONE = new Outcome(1, List.of());

  @AutoClose private final DeadLetterTopic letters;
  private final PutBack putBack;

  LetterTurnsTest(@TempDir Path state) {
    letters = new DeadLetterTopic(state);
    putBack = letters.putBack();
  }

  /** Another instance has put it back, and the table does not show that yet. */
  @Test
  void whatAMarkBehindTheTableSaysIsNotDoneAgain() {
    letters.add(bytes("a"), bytes("x"), cameFrom("learner-log", 1));
    letters.add(bytes("b"), bytes("x"), cameFrom("learner-log", 1));
    letters.addUnshownMark(LetterHeaders.redriven(0));
    assertThat(letters.waiting()).isEqualTo(2);
    assertThat(putBack.all(9))
        .isEqualTo(new Outcome(1, List.of(new Kept("0-0", "was put back before"))));
    assertThat(letters.publishedKeys()).containsExactly("b");
  }

  /** Another instance has discarded it, and the table does not show that yet. */
  @Test
  void whatWasJustDiscardedElsewhereStaysDiscarded() {
    letters.add(bytes("a"), bytes("x"), cameFrom("learner-log", 1));
    letters.add(bytes("b"), bytes("x"), cameFrom("learner-log", 1));
    letters.addUnshownMark(LetterHeaders.discarded(0));
    assertThat(putBack.all(9))
        .isEqualTo(new Outcome(1, List.of(new Kept("0-0", "was discarded before"))));
    assertThat(letters.publishedKeys()).containsExactly("b");
    assertThat(putBack.these(List.of(letters.letter("0-0")))).as("by its id").isEqualTo(ONE);
  }
}
