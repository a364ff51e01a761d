package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.standalone.launcher.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes that die under load; late, for the totals of the demo do not hold afterwards. */
@ExtendWith(SharedStack.class)
@Order(5)
class ITKilledProcesses {

  private static final int STATEMENTS = 3_000;

  private final RunningStack stack;

  ITKilledProcesses(RunningStack stack) {
    this.stack = stack;
  }

  /**
   * The totals are exact although services and broker are killed while statements come in, and all
   * of these go on to another store.
   */
  @Test
  void nothingIsLostOrDoubledWhenProcessesAreKilled(@TempDir Path work)
      throws IOException, InterruptedException {
    KilledLoad load = new KilledLoad(stack.doors(), stack.data(), "kill", STATEMENTS);
    load.post(
        work,
        done -> {
          if (done == 1_000) {
            stack.kill(Stack.SERVICES);
          } else if (done == 2_000) {
            stack.kill(Stack.BROKER);
          }
        });
    assertThat(load.posted()).isEqualTo(STATEMENTS);
    load.awaitExactTotals();
    stack.other().awaitAllOf(stack.doors().source("kill"), Duration.ofMinutes(2));
  }
}
