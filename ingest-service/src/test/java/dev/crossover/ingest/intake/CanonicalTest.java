package dev.crossover.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.wiring.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which ways of writing are one content; none of them changes an id that was made before. */
class CanonicalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1}                          | {"a":1.0}                          | true
          {"a":100}                        | {"a":1e2}                          | true
          {"a":0.0}                        | {"a":-0.0}                         | true
          {"a":1}                          | {"a":2}                            | false
          {"a":1}                          | {"a":"1"}                          | false
          {"a":12345678901234567890}       | {"a":12345678901234567891}         | false
          {"t":"2026-03-02T10:00:00Z"}     | {"t":"2026-03-02T10:00:00.000Z"}   | true
          {"t":"2026-03-02T10:00:00Z"}     | {"t":"2026-03-02T11:00:00+01:00"}  | true
          {"t":"2026-03-02T10:00:00.5Z"}   | {"t":"2026-03-02T10:00:00.500Z"}   | true
          {"t":"2026-03-02T10:00:00Z"}     | {"t":"2026-03-02T10:00:01Z"}       | false
          {"t":"2026-03-02T10:00:00 and"}  | {"t":"2026-03-02T10:00:00 or"}     | false
          {"a":1,"b":[1,2]}                | {"b":[1.0,2],"a":1}                | true
          {"b":[1,2]}                      | {"b":[2,1]}                        | false
          """)
  void sameContent(String one, String other, boolean same) {
    assertThat(content(one).equals(content(other))).isEqualTo(same);
  }

  /** Made by the first version that derived ids. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"b":[1,2.50],"a":"x"} | 66efddae6a97500318e4c6cdc4bc04149f340a165a7ef2d830393048b67b7a31
          {"t":"2026-03-02T10:00:00.0Z"} | f9fa1e3dc336522ba4f2de76a47ed6941866d6b93e742dae7d96a102aaf43f62
          """)
  void idsStayWhatTheyWere(String json, String digest) {
    assertThat(Canonical.forIds(Json.MAPPER.readTree(json), Set.of())).isEqualTo(digest);
  }

  /**
   * Lines of JSON, the digest of which its id is made and the one of its content, as they were when
   * the text was made in another way. {@code <999>} stands for so many letters: where the buffer of
   * a generator ends must not matter.
   */
  @ParameterizedTest
  @MethodSource("digests")
  void digestsStayWhatTheyWere(String line) {
    String[] parts = line.split(" \\| ", -1);
    String whole = parts[0].replace("<999>", "x".repeat(999)).replace("<4000>", "y".repeat(4000));
    assertThat(Canonical.forIds(Json.MAPPER.readTree(whole), Set.of("id"))).isEqualTo(parts[1]);
    assertThat(Canonical.ofContent(Json.MAPPER.readTree(whole), Set.of("id")).get())
        .isEqualTo(parts[2]);
  }

  static List<String> digests() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/digests.txt"));
  }

  private static String content(String json) {
    return Canonical.ofContent(Json.MAPPER.readTree(json), Set.of()).get();
  }
}
