package dev.crossover.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.live.Announcements.Change;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

  private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
  private static final Change RED = new Change("learner-progress", "spring/red");
  private static final Change BLUE = new Change("learner-progress", "spring/blue");
  private final Announcements announcements = new Announcements();

  @Test
  void aChangeIsToldAtOnceAndOnlyOnce() {
    announcements.changed(RED);
    announcements.changed(RED);
    assertThat(announcements.due(NOW)).containsExactly(RED);
    assertThat(announcements.due(NOW.plusSeconds(9))).isEmpty();
  }

  /** Whoever changes all the time is told once a second; the last change is not left out. */
  @Test
  void whatGoesOnIsToldOnceASecondAndItsEndToo() {
    int told = 0;
    for (int millis = 0; millis < 5_000; millis += 50) {
      announcements.changed(RED);
      told += announcements.due(NOW.plusMillis(millis)).size();
    }
    assertThat(told).isEqualTo(5);
    assertThat(announcements.due(NOW.plusSeconds(5))).containsExactly(RED);
    assertThat(announcements.due(NOW.plusSeconds(6))).isEmpty();
  }

  @Test
  void groupsDoNotWaitForEachOther() {
    announcements.changed(RED);
    assertThat(announcements.due(NOW)).containsExactly(RED);
    announcements.changed(RED);
    announcements.changed(BLUE);
    assertThat(announcements.due(NOW.plusMillis(100))).containsExactly(BLUE);
    assertThat(announcements.due(NOW.plusSeconds(1))).containsExactly(RED);
  }
}
