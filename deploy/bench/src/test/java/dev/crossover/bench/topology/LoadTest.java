package dev.crossover.bench.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.log.LogEntry;
import dev.crossover.wiring.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases are what they are called only if their records are. */
class LoadTest {

  @Test
  void burstsAreOfAHundredLearnersAtOnce() {
    Load whole = Load.bursts("b", 300_000, false);
    assertThat(whole.learners()).hasSize(300).doesNotHaveDuplicates();
    assertThat(whole.each()).isEqualTo(1000);
    assertThat(whole.events()).isEqualTo(300_000);
    Load cut = Load.bursts("b", 2_000, false);
    assertThat(cut.learners()).hasSize(100);
    assertThat(cut.each()).isEqualTo(20);
    assertThat(events(cut)).hasSize(2_000);
  }

  @Test
  void everySecondEventOfALateLoadIsOneMinuteLate() {
    List<Instant> times =
        events(Load.bursts("b", 1_000, true)).stream()
            .filter(event -> event.learner().equals("b-000000"))
            .map(LearningEvent::occurredAt)
            .toList();
    assertThat(times).hasSize(10);
    for (int i = 1; i < times.size(); i += 2) {
      assertThat(times.get(i)).isEqualTo(times.get(i - 1).minus(Duration.ofMinutes(1)));
    }
  }

  @Test
  void otherLoadsAreInOrderAndInThePast() {
    List<Instant> times =
        events(Load.histories("h", 1)).stream().map(LearningEvent::occurredAt).toList();
    assertThat(times).hasSize(400).isSorted().doesNotHaveDuplicates();
    assertThat(times.getLast()).isBefore(Instant.now());
  }

  private static List<LearningEvent> events(Load load) {
    List<LearningEvent> events = new ArrayList<>();
    load.forEach(record ->
        events.add(Json.MAPPER.readValue(record.value(), LogEntry.Happened.class).event()));
    return events;
  }
}
