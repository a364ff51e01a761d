package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class IsoInstantsTest {

  @Test
  void readsWhateverIsWritten() {
    Random random = new Random(7);
    long year10000 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    for (int i = 0; i < 100_000; i++) {
      int[] nanos = {0, random.nextInt(1_000) * 1_000_000, random.nextInt(1_000_000_000)};
      Instant at = Instant.ofEpochSecond(random.nextLong(year10000), nanos[i % 3]);
      assertThat(IsoInstants.parse(at.toString())).isEqualTo(at);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29T00:00:00Z",
        "2026-11-02T10:00:00.1Z",
        "2026-11-02T10:00:00.123456789Z",
        "1969-12-31T23:59:59.999Z"
      })
  void readsAsTheFormatterDoes(String text) {
    assertThat(IsoInstants.parse(text)).isEqualTo(Instant.parse(text));
  }

  /** Left to Jackson, which takes or refuses it as before. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-02T10:00:00+01:00",
        "2026-11-02T24:00:00Z",
        "2026-11-02T10:00Z",
        "+12026-11-02T10:00:00Z",
        "2026-02-30T10:00:00Z",
        "2026-11-02T10:60:00Z",
        "2026-11-02T10:00:00.Z",
        "2026-11-02T10:00:00.1234567890Z",
        "2026-11-02T10:00:0aZ",
        "2026-11-02 10:00:00Z",
        "2026-11-02T10:00:00",
        ""
      })
  void leavesAnotherForm(String text) {
    assertThat(IsoInstants.parse(text)).isNull();
  }

  @Test
  void jacksonTakesOrRefusesTheRest() {
    assertThat(Json.MAPPER.readValue("\"2026-11-02T10:00:00+01:00\"", Instant.class))
        .isEqualTo(Instant.parse("2026-11-02T09:00:00Z"));
    assertThatThrownBy(() -> Json.MAPPER.readValue("\"2026-02-30T10:00:00Z\"", Instant.class))
        .isInstanceOf(JacksonException.class);
  }
}
