package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.launcher.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two dashboards share out who tells, and each is killed in the midst of it. */
@Tag("long")
@Order(10)
class ITToldByTwo {

  private static final String BOSS = "boss@crossover.example";
  private static final int LEARNERS = 1_000;
  private static final Duration TOLD_WITHIN = Duration.ofMinutes(4);

  /** A message is lost by no kill, and each kill repeats one at most, with the same Message-ID. */
  @Test
  void killsLoseNoMessageAndRepeatOneEachAtMost(@TempDir Path work)
      throws IOException, InterruptedException {
    try (RestartedServices first = new RestartedServices(Files.createDirectory(work.resolve("a")));
        Stack second = first.anotherDashboard(Files.createDirectory(work.resolve("b")))) {
      second.start();
      AskingForHelp.ask(
          first.doors(),
          IntStream.range(0, LEARNERS)
              .mapToObj(i -> "l" + i)
              .collect(Collectors.toMap(Function.identity(), _ -> BOSS)));
      int kills = 0;
      for (Stack stack : List.of(second, first.services(), second)) {
        int already = first.mails();
        told().until(() -> first.mails() > already + LEARNERS / 10);
        ProcessHandle.of(stack.processes().get(Stack.SERVICES)).orElseThrow().destroyForcibly();
        kills++;
      }
      told().untilAsserted(() -> assertThat(new TreeSet<>(first.messageIds())).hasSize(LEARNERS));
      assertThat(first.subjects().stream().filter(s -> !s.contains("asks for help"))).isEmpty();
      assertThat(first.mails() - LEARNERS).as("repeats").isBetween(0, kills);

      // Whoever begins later has nothing to tell that was told.
      int all = first.mails();
      first.stop();
      first.start();
      AskingForHelp.ask(first.doors(), Map.of("one-more", BOSS));
      told().until(() -> first.mails() > all);
      assertThat(first.mails()).isEqualTo(all + 1);
    }
  }

  /** The mail server says on its threads that who was killed has hung up. */
  private static ConditionFactory told() {
    return await().dontCatchUncaughtExceptions().atMost(TOLD_WITHIN);
  }
}
