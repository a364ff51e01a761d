package dev.crossover.model.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeCountersTest {

  /** The state of a learner must stay small, whatever a sender calls an activity. */
  @Test
  void keepsSoManyCountersAndNoMore() {
    Duration hour = Duration.ofHours(1);
    TimeCounters counters = TimeCounters.NONE;
    for (int i = 0; i < TimeCounters.MOST + 5; i++) {
      counters = counters.after("urn:x:" + i, hour);
    }
    assertThat(counters.readings()).hasSize(TimeCounters.MOST);
    assertThat(counters.gain("urn:another", hour)).isZero();
    assertThat(counters.gain("urn:x:0", hour.multipliedBy(3))).isEqualTo(hour.multipliedBy(2));
  }

  @Test
  void aCounterOfNoActivityIsOneToo() {
    TimeCounters counters = TimeCounters.NONE.after(null, Duration.ofMinutes(10));
    assertThat(counters.gain(null, Duration.ofMinutes(15))).isEqualTo(Duration.ofMinutes(5));
  }
}
