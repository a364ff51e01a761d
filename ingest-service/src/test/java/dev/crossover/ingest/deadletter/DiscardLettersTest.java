package dev.crossover.ingest.deadletter;

import static dev.crossover.ingest.deadletter.DeadLetterTopic.bytes;
import static dev.crossover.ingest.deadletter.DeadLetterTopic.cameFrom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.deadletter.LetterTurns.Kept;
import dev.crossover.ingest.deadletter.LetterTurns.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter that is discarded waits no more, and can be put back all the same. */
class DiscardLettersTest {

  private static final Outcome ONE = new Outcome(1, List.of());

  @AutoClose private final DeadLetterTopic letters;
  private final PutBack putBack;
  private final DiscardLetters discard;

  DiscardLettersTest(@TempDir Path state) {
    letters = new DeadLetterTopic(state);
    putBack = letters.putBack();
    discard = letters.discardLetters();
  }

  /** The roster has them no more: nothing will ever make the letter right, and the alert stays. */
  @Test
  void whatIsDiscardedWaitsNoMore() {
    letters.add(bytes("left"), bytes("x"), cameFrom("learner-log", 1));
    letters.add(bytes("stays"), bytes("x"), cameFrom("learner-log", 1));
    assertThat(discard.these(List.of(letters.letter("0-0")))).isEqualTo(ONE);
    assertThat(letters.waiting()).isEqualTo(1);
    assertThat(discard.these(List.of(letters.letter("0-0"))))
        .isEqualTo(new Outcome(0, List.of(new Kept("0-0", "was discarded before"))));
    assertThat(putBack.all(9)).isEqualTo(ONE);
    assertThat(discard.all(9)).isEqualTo(new Outcome(0, List.of()));
    assertThat(discard.these(List.of(letters.letter("0-1"))))
        .isEqualTo(new Outcome(0, List.of(new Kept("0-1", "was put back before"))));
    assertThat(letters.publishedKeys()).containsExactly("stays");
  }

  /** Who discards by mistake has lost nothing. */
  @Test
  void whatWasDiscardedCanBePutBackByItsId() {
    letters.add(bytes("a"), bytes("x"), cameFrom("learner-log", 1));
    assertThat(discard.all(9)).isEqualTo(ONE);
    assertThat(putBack.these(List.of(letters.letter("0-0")))).isEqualTo(ONE);
    assertThat(putBack.these(List.of(letters.letter("0-0"))).done()).isZero();
    assertThat(letters.published()).hasSize(1);
    assertThat(letters.waiting()).isZero();
  }
}
