package dev.crossover.ingest.deadletter;

import static dev.crossover.ingest.deadletter.DeadLetterTopic.bytes;
import static dev.crossover.ingest.deadletter.DeadLetterTopic.cameFrom;
import static dev.crossover.ingest.deadletter.DeadLetterTopic.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.deadletter.LetterTurns.Kept;
import dev.crossover.ingest.deadletter.LetterTurns.Outcome;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.wiring.deadletter.LetterHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that were set aside go back to the partition they came from, byte for byte and once. */
class PutBackTest {

  private static final Outcome ONE = new Outcome(1, List.of());

  @AutoClose private final DeadLetterTopic letters;
  private final PutBack putBack;

  PutBackTest(@TempDir Path state) {
    letters = new DeadLetterTopic(state);
    putBack = letters.putBack();
  }

  @Test
  void putsTheBytesBackOnTheirPartitionOnce() {
    letters.add(
        bytes("ada"),
        bytes("{\"type\":\"something-new\"}"),
        cameFrom("learner-log", 4).add("own", bytes("1")));
    assertThat(putBack.all(9)).isEqualTo(ONE);
    ProducerRecord<byte[], byte[]> sent = letters.published().getFirst();
    assertThat(sent.topic()).isEqualTo("learner-log");
    assertThat(sent.partition()).isEqualTo(4);
    assertThat(sent.key()).isEqualTo(bytes("ada"));
    assertThat(sent.value()).isEqualTo(bytes("{\"type\":\"something-new\"}"));
    assertThat(sent.headers())
        .extracting("key")
        .containsExactly("own", "crossover.dead-letter.tries");

    assertThat(putBack.all(9)).isEqualTo(new Outcome(0, List.of()));
    assertThat(putBack.these(List.of(letters.letter("0-0"))))
        .isEqualTo(new Outcome(0, List.of(new Kept("0-0", "was put back before"))));
    assertThat(letters.published()).hasSize(1);
  }

  /** A record without a key goes back without one, and a tombstone as a tombstone. */
  @Test
  void whatWasNotThereIsNotThereAgain() {
    ProducerRecord<byte[], byte[]> made =
        new ProducerRecord<>("dead-letters", null, null, null, null, cameFrom("learner-log", 0));
    ProducerRecord<byte[], byte[]> addressed =
        LetterHeaders.addressed(List.of(made), new IOException()).getFirst();
    letters.add(addressed.key(), addressed.value(), addressed.headers());
    assertThat(putBack.all(9)).isEqualTo(ONE);
    assertThat(letters.published().getFirst().key()).isNull();
    assertThat(letters.published().getFirst().value()).isNull();
  }

  @Test
  void aLetterOfANewerFormIsLeftToItsWriter() {
    letters.add(
        bytes("ada"),
        bytes("x"),
        cameFrom("learner-log", 1).add("crossover.dead-letter.v", bytes("99")));
    assertThat(putBack.all(9).kept())
        .containsExactly(new Kept("0-0", "a newer instance set it aside; ask that one"));
    assertThat(letters.published()).isEmpty();
  }

  /** One that cannot be put back is no reason to leave the others. */
  @Test
  void saysWhatStaysAndWhy() {
    letters.add(bytes("gone"), bytes("x"), cameFrom("learner-log", 1));
    letters.add(bytes("far"), bytes("x"), cameFrom("learner-log", 6));
    letters.add(bytes("nobody"), bytes(""), stored("learner-log", 1));
    letters.add(bytes("good"), bytes("x"), cameFrom("learner-log", 1));
    letters.delete(0);
    Outcome outcome = putBack.all(9);
    assertThat(outcome.done()).isEqualTo(1);
    assertThat(outcome.kept())
        .containsExactlyInAnyOrder(
            new Kept("0-0", "its letter is gone"),
            new Kept(
                "0-1",
                "the partition it came from is not there, or this service may not write to it"),
            new Kept("0-2", "the roster has nobody under its key"));
    assertThat(letters.waiting()).isEqualTo(3);
  }

  @Test
  void whatWasNotReachedWhenKafkaWentAwayWaits() {
    letters.add(bytes("a"), bytes("x"), cameFrom("learner-log", 1));
    letters.add(bytes("b"), bytes("x"), cameFrom("learner-log", 1));
    letters.acknowledge(1);
    assertThatThrownBy(() -> putBack.all(9)).isInstanceOf(KafkaAway.class);
    assertThat(letters.waiting()).isEqualTo(1);
    letters.acknowledge(Integer.MAX_VALUE);
    assertThat(putBack.all(9)).isEqualTo(ONE);
    assertThat(letters.publishedKeys()).containsExactly("a", "b");
  }
}
