package dev.crossover.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

  private record Row(
      String name,
      double share,
      @Nullable LocalDate day,
      Instant at,
      List<String> many,
      Map<String, String> titles) {}

  @Test
  void writesAColumnAComponentWithIsoDates() {
    Row row =
        new Row(
            "Lovelace, Ada",
            -0.25,
            null,
            Instant.parse("2026-03-04T10:00:00Z"),
            List.of("a", "b"),
            Map.of("u1", "RAG"));
    assertThat(Csv.write(List.of(row), Row.class))
        .isEqualTo(
            "name,share,day,at,many,titles\r\n"
                + "\"Lovelace, Ada\",-0.25,,2026-03-04T10:00:00Z,2,RAG\r\n");
  }

  /** A name that a spreadsheet would run as a formula. */
  @ParameterizedTest
  @CsvSource({"=1+1, '''=1+1'", "+49, '''+49'", "@sum, '''@sum'", "-x, '''-x'", "a=b, a=b"})
  void disarmsFormulas(String name, String cell) {
    Row row = new Row(name, 0, null, Instant.EPOCH, List.of(), Map.of());
    assertThat(Csv.write(List.of(row), Row.class).lines().skip(1))
        .first()
        .asString()
        .startsWith(cell + ",");
  }
}
