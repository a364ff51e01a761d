package dev.crossover.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredEventsTest {

  private static final Instant AT = Instant.parse("2026-11-02T10:00:00.123456789Z");

  private final StoredEvents form = new StoredEvents();

  static Stream<LearningEvent> events() {
    return Stream.of(
        event(null, null, null, new Fact.Active()),
        event(
            "https://lms.example/\u00fc", null, null, new Fact.Graded(0.7, null, Grader.AUTOMATIC)),
        event("a", Duration.ofMillis(1500), null, new Fact.Reviewed(true, Set.of())),
        event("a", null, Duration.ofNanos(1), new Fact.Voided("e0")),
        event("", null, Duration.ofHours(9), new Fact.Interviewed("depth", 0.5)));
  }

  @ParameterizedTest
  @MethodSource("events")
  void readsWhatItHasWritten(LearningEvent event) {
    byte[] bytes = form.bytes(List.of(event));
    assertThat(read(form, bytes)).containsExactly(event);
    assertThat(read(new StoredEvents(), bytes)).containsExactly(event);
  }

  @Test
  void readsManyThatWereAddedTogether() {
    List<LearningEvent> together = events().toList();
    assertThat(read(new StoredEvents(), form.bytes(together))).isEqualTo(together);
  }

  @Test
  void cutBytesAreNoEvents() {
    LearningEvent one = event("a", Duration.ofHours(3), null, new Fact.Active());
    int first = form.bytes(List.of(one)).length;
    byte[] bytes = form.bytes(List.of(one, one));
    for (int i = 0; i < bytes.length; i++) {
      byte[] cut = Arrays.copyOf(bytes, i);
      if (i == first) {
        assertThat(read(form, cut)).containsExactly(one);
      } else {
        assertThatThrownBy(() -> read(form, cut)).isInstanceOf(SerializationException.class);
      }
    }
  }

  private static List<LearningEvent> read(StoredEvents form, byte[] bytes) {
    return form.read("ada", "e1", bytes);
  }

  private static LearningEvent event(
      @Nullable String activity,
      @Nullable Duration spent,
      @Nullable Duration spentSoFar,
      Fact fact) {
    return new LearningEvent(
        "e1", "ada", "lms", AT, AT.plusSeconds(1), activity, spent, spentSoFar, fact);
  }
}
