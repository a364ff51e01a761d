package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.standalone.launcher.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Load of minutes with processes killed again and again; after all else that shares the stack. */
@ExtendWith(SharedStack.class)
@Order(7)
@Tag("long")
class ITKilledOften {

  private static final int STATEMENTS = 22_000;

  private final RunningStack stack;

  ITKilledOften(RunningStack stack) {
    this.stack = stack;
  }

  /** Six kills, in turn of the services and the broker, and the totals are exact. */
  @Test
  void totalsAreExactHoweverOftenProcessesDie(@TempDir Path work)
      throws IOException, InterruptedException {
    KilledLoad load = new KilledLoad(stack.doors(), stack.data(), "often", STATEMENTS);
    List<String> victims = List.of(Stack.SERVICES, Stack.BROKER);
    load.post(
        work,
        done -> {
          if (done % 3_000 == 0 && done <= 18_000) {
            stack.kill(victims.get((int) (done / 3_000) % 2));
          }
        });
    assertThat(load.posted()).isEqualTo(STATEMENTS);
    load.awaitExactTotals();
    stack.other().awaitAllOf(stack.doors().source("often"), Duration.ofMinutes(2));
  }
}
