package dev.crossover.wiring;

import static dev.crossover.wiring.Patience.IDLE_AFTER;
import static dev.crossover.wiring.Patience.IDLE_TIMEOUT;
import static dev.crossover.wiring.Patience.MOST_BETWEEN_POLLS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final Duration ASKED = Duration.ofMillis(100);
  private static final Duration BRIEF = Duration.ofNanos(1000);

  private final Patience patience = new Patience();
  private long now = 5_000_000_000L;

  @Test
  void whoIsIdleWaitsLonger() {
    idle();
    assertThat(wait(ASKED, BRIEF, false)).isEqualTo(IDLE_TIMEOUT);
    assertThat(wait(ASKED, BRIEF, false)).isEqualTo(IDLE_TIMEOUT);
  }

  @Test
  void afterNewsACommitComesInTime() {
    idle();
    assertThat(wait(ASKED, BRIEF, true)).isEqualTo(IDLE_TIMEOUT);
    for (int i = 0; i < IDLE_AFTER; i++) {
      assertThat(wait(ASKED, BRIEF, false)).isEqualTo(ASKED);
    }
    assertThat(wait(ASKED, BRIEF, false)).isEqualTo(IDLE_TIMEOUT);
  }

  @Test
  void workThatComesFromNoTopicIsNotKeptWaiting() {
    idle();
    assertThat(wait(ASKED, MOST_BETWEEN_POLLS.plusNanos(1), false)).isEqualTo(ASKED);
  }

  @Test
  void partitionsMoveAtOnce() {
    idle();
    assertThat(wait(Duration.ZERO, BRIEF, false)).isEqualTo(Duration.ZERO);
    assertThat(wait(ASKED, BRIEF, false)).isEqualTo(ASKED);
  }

  @Test
  void whoAsksForMoreWaitsSoLong() {
    idle();
    Duration more = IDLE_TIMEOUT.plusMillis(1);
    assertThat(wait(more, BRIEF, false)).isEqualTo(more);
  }

  private void idle() {
    for (int i = 0; i <= IDLE_AFTER; i++) {
      wait(ASKED, BRIEF, false);
    }
  }

  /** One turn of a thread: it works, waits, and is told whether something came. */
  private Duration wait(Duration asked, Duration worked, boolean news) {
    now += worked.toNanos();
    Duration wait = patience.timeout(asked, now);
    now += wait.toNanos();
    patience.polled(news, now);
    return wait;
  }
}
