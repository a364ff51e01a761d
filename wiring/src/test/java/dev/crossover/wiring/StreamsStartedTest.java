package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class StreamsStartedTest {

  /** Who reads tables once the application is ready finds them read. */
  @Test
  void whatFollowsTheStartWaitsUntilTablesAreRead() throws InterruptedException {
    StreamsStarted started = new StreamsStarted();
    Thread start =
        Thread.ofPlatform()
            .start(() -> {
              try {
                started.awaitTables();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    await().until(() -> start.getState() == Thread.State.TIMED_WAITING);
    assertThat(started.once()).isFalse();
    started.runs();
    start.join(5_000);
    assertThat(start.isAlive()).isFalse();
  }
}
