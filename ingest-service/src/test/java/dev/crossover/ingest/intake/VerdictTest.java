package dev.crossover.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.ledger.Draft;
import dev.crossover.ingest.ledger.Rows;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a batch, by what came before. */
class VerdictTest {

  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

  private final Draft rows = new Draft(new Nothing());
  private long offset;
  private long numbers;

  /** Batches of {@code id=content}; in the end what is known of {@code a}. */
  @ParameterizedTest
  @CsvSource({
    "a=1,            a=1,         0 1",
    "a=1,            b=1,         1 0",
    "a=1,            a=1 b=1,     1 1",
    "a=1,            a=2,         conflict a",
    "a=1,            b=1 a=2,     conflict a",
    "'',             a=1 a=1,     1 1",
    "'',             a=1 a=2,     conflict a",
    "a=1 b=1,        b=1 a=1 a=1, 0 3"
  })
  void isNewOrARepeatOrInConflict(String before, String batch, String verdict) {
    post(before);
    assertThat(told(post(batch))).isEqualTo(verdict);
  }

  @Test
  void ofABatchInConflictNothingIsKept() {
    post("a=1");
    post("b=1 a=2");
    assertThat(Known.find(rows, "lms", "b")).isNull();
  }

  /** As when a service reads once more what it had read before it was killed. */
  @Test
  void theSameRequestReadTwiceIsTheSame() {
    Verdict first = post("a=1 b=1 a=1");
    Known known = Known.find(rows, "lms", "b");
    offset--;
    assertThat(post("a=1 b=1 a=1")).isEqualTo(first);
    assertThat(Known.find(rows, "lms", "b")).as("with its number").isEqualTo(known);
    assertThat(known).isNotNull().extracting(Known::number).isEqualTo(2L);
  }

  @Test
  void otherSourcesHaveIdsOfTheirOwn() {
    post("a=1");
    List<Verdict.Item> batch = List.of(new Verdict.Item("a", "2", null, null));
    assertThat(told(verdict("wiki", batch))).isEqualTo("1 0");
  }

  /** A target may be known or come later; what takes back cannot be taken back. */
  @ParameterizedTest
  @CsvSource({
    "a=1 v=void:a, a, true",
    "v=void:a a=1, a, true",
    "a=1 v=void:b, a, false",
    "v=void:a w=void:v, v, false",
    "w=void:v v=void:a, v, false"
  })
  void takesBackWhatItsSourceBrought(String requests, String id, boolean voided) {
    Stream.of(requests.split(" ")).forEach(this::post);
    Known known = Known.find(rows, "lms", id);
    assertThat(known != null && known.voided()).isEqualTo(voided);
  }

  private Verdict post(String batch) {
    List<Verdict.Item> items = new ArrayList<>();
    for (String item : batch.isEmpty() ? new String[0] : batch.split(" ")) {
      String[] parts = item.split("=", 2);
      items.add(new Verdict.Item(parts[0], parts[1], null, event(parts[0], parts[1])));
    }
    return verdict("lms", items);
  }

  private Verdict verdict(String source, List<Verdict.Item> batch) {
    KnownItems known = new KnownItems(source, rows);
    return Verdict.of(known, Door.XAPI, AT, batch, offset++, () -> ++numbers);
  }

  private static LearningEvent event(String id, String content) {
    Fact fact =
        content.startsWith("void:")
            ? new Fact.Voided(content.substring("void:".length()))
            : new Fact.Active();
    return new LearningEvent(id, null, "lms", AT, AT, null, null, fact);
  }

  private static String told(Verdict verdict) {
    return verdict.conflict() == null
        ? verdict.taken().accepted() + " " + verdict.taken().duplicates()
        : "conflict " + verdict.conflict();
  }

  /** A source that has brought nothing yet. */
  private static final class Nothing implements Rows {

    @Override
    public byte @Nullable [] get(byte[] key) {
      return null;
    }

    @Override
    public SortedMap<byte[], byte[]> beginning(byte[] prefix) {
      return new TreeMap<>(Arrays::compareUnsigned);
    }
  }
}
