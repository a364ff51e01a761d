package dev.crossover.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under which id the same content comes in again. */
class NamingTest {

  private static final Duration REPEATS = Duration.ofMinutes(15);

  private final Map<String, Known> known = new HashMap<>();

  /** The date does not matter, only how long ago the first copy came. */
  @ParameterizedTest
  @CsvSource({
    "2026-05-01T10:00:00Z, 2026-05-01T10:14:59Z, true",
    "2026-05-01T10:00:00Z, 2026-05-01T10:15:01Z, false",
    "2026-05-01T23:55:00Z, 2026-05-02T00:05:00Z, true",
    "2026-05-01T23:55:00Z, 2026-05-02T00:11:00Z, false"
  })
  void contentWithoutTimeIsARepeatForAQuarterOfAnHour(String first, String again, boolean same) {
    String id = bring(false, first);
    assertThat(name(false, again).equals(id)).isEqualTo(same);
  }

  @Test
  void eachCopyThatIsNoRepeatIsAnotherOne() {
    String first = bring(false, "2026-05-01T10:00:00Z");
    String second = bring(false, "2026-05-01T11:00:00Z");
    String third = bring(false, "2026-05-01T12:00:00Z");
    assertThat(first).isNotEqualTo(second).isNotEqualTo(third);
    assertThat(second).isNotEqualTo(third);
    assertThat(name(false, "2026-05-01T12:05:00Z")).isEqualTo(third);
  }

  @Test
  void contentWithATimeIsARepeatForEver() {
    String id = bring(true, "2026-05-01T10:00:00Z");
    assertThat(name(true, "2026-11-01T10:00:00Z")).isEqualTo(id);
  }

  @Test
  void whatWasTakenBackAndIsSaidAgainIsAnotherOne() {
    String id = bring(true, "2026-05-01T10:00:00Z");
    known.computeIfPresent(id, (_, before) -> before.takenBack());
    assertThat(name(true, "2026-05-01T10:01:00Z")).isNotEqualTo(id);
  }

  private String bring(boolean timed, String at) {
    String id = name(timed, at);
    known.put(id, new Known("d", Door.XAPI, Instant.parse(at), 0, 1, null, null, false, false));
    return id;
  }

  private String name(boolean timed, String at) {
    return new Naming.Derived("lms", () -> "digest", timed, REPEATS)
        .id(Instant.parse(at), known::get);
  }
}
