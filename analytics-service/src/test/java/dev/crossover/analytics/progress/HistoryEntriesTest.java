package dev.crossover.analytics.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** However events are cut into entries, each is there once. */
class HistoryEntriesTest {

  private static final Instant MONDAY = Instant.parse("2026-11-02T00:00:00Z");

  private final MapStore<Bytes> store = new MapStore<>();
  private final LearnerHistory history = new LearnerHistory(store);
  private final OpenLearner ada = new OpenLearner("ada");

  /** Numbers are hours, and every fifth number has entries written, as a commit does. */
  @Property(tries = 300)
  void eachEventIsKnownAndReadOnce(
      @ForAll @Size(max = 300) List<@IntRange(max = 120) Integer> numbers) {
    Set<String> added = new HashSet<>();
    for (int number : numbers) {
      LearningEvent event = event("ada", number);
      assertThat(history.contains(ada, event)).isEqualTo(!added.add(event.id()));
      if (!history.contains(ada, event)) {
        history.add(ada, event);
      }
      if (number % 5 == 0) {
        history.write(ada);
      }
    }
    assertThat(history.of(ada))
        .extracting(LearningEvent::id)
        .containsExactlyInAnyOrderElementsOf(added);
    history.write(ada);
    assertThat(history.of(new OpenLearner("ada")))
        .extracting(LearningEvent::id)
        .containsExactlyInAnyOrderElementsOf(added);
    history.erase("ada");
  }

  @Test
  void aThousandEventsOfADayAreTenEntries() {
    IntStream.range(0, 1000).forEach(i -> history.add(ada, at("e" + i, MONDAY.plusSeconds(i))));
    history.write(ada);
    assertThat(keys()).hasSize(10);
    assertThat(history.of(ada)).hasSize(1000);
  }

  /** What cannot be read hides nothing beside it, and is never written over. */
  @Test
  void entryThatCannotBeReadStays() {
    history.add(ada, event("ada", 1));
    history.add(ada, event("ada", 2));
    history.write(ada);
    Bytes entry = keys().getFirst();
    store.put(entry, new byte[] {7});
    history.add(ada, event("ada", 3));
    history.write(ada);
    assertThat(history.contains(ada, event("ada", 1))).as("its key says so").isTrue();
    assertThat(history.contains(ada, event("ada", 3))).isTrue();
    assertThat(store.get(entry)).containsExactly(7);
  }

  @Test
  void learnersAreApart() {
    OpenLearner bo = new OpenLearner("bo");
    history.add(ada, event("ada", 1));
    history.write(ada);
    assertThat(history.contains(bo, event("bo", 1))).isFalse();
    assertThat(history.of(bo)).isEmpty();
  }

  private List<Bytes> keys() {
    List<Bytes> keys = new ArrayList<>();
    try (var all = store.all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  private static LearningEvent event(String learner, int hours) {
    Instant at = MONDAY.plus(Duration.ofHours(hours));
    return new LearningEvent(
        "e" + hours, learner, "lms", at, at, "https://lms.example", null, new Fact.Active());
  }

  private static LearningEvent at(String id, Instant at) {
    return new LearningEvent(id, "ada", "lms", at, at, null, null, new Fact.Active());
  }
}
