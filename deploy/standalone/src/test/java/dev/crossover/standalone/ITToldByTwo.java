package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Release;
import dev.crossover.standalone.launcher.Stack;
import dev.crossover.standalone.launcher.StackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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

  private static final int LEARNERS = 1_000;
  private static final Duration TOLD_WITHIN = Duration.ofMinutes(4);

  /** A message is lost by no kill, and each kill repeats one at most, with the same Message-ID. */
  @Test
  void killsLoseNoMessageAndRepeatOneEachAtMost(@TempDir Path work)
      throws IOException, InterruptedException {
    PrintStream out = System.out;
    try (RestartedServices first = new RestartedServices(Files.createDirectory(work.resolve("a")));
        Stack second = second(first, Files.createDirectory(work.resolve("b")), out)) {
      second.start();
      askForHelp(first.doors());
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
      askForHelp(first.doors(), "one-more");
      told().until(() -> first.mails() > all);
      assertThat(first.mails()).isEqualTo(all + 1);
    }
  }

  /** The mail server says on its threads that who was killed has hung up. */
  private static ConditionFactory told() {
    return await().dontCatchUncaughtExceptions().atMost(TOLD_WITHIN);
  }

  private static Stack second(RestartedServices first, Path folder, PrintStream out)
      throws IOException {
    DataFolder data = new DataFolder(folder);
    data.create();
    return new Stack(
        new StackSettings(
            data,
            RunningStack.freePorts(),
            "127.0.0.1",
            first.bootstrap(),
            List.of("dashboard"),
            Release.own(),
            first.environment()),
        out);
  }

  private static void askForHelp(Doors doors) throws IOException, InterruptedException {
    askForHelp(doors, IntStream.range(0, LEARNERS).mapToObj(i -> "l" + i).toArray(String[]::new));
  }

  private static void askForHelp(Doors doors, String... learners)
      throws IOException, InterruptedException {
    StringBuilder roster = new StringBuilder("learner,name,team,cohort,start,manager\n");
    for (String learner : learners) {
      roster.append(
          "%s,Person %s,red,spring,%s,boss@crossover.example\n"
              .formatted(learner, learner, LocalDate.now(ZoneOffset.UTC).minusWeeks(1)));
    }
    Doors.require(doors.admin().post("/v1/roster", "text/csv", roster.toString()), "the roster");
    String events =
        Set.of(learners).stream()
            .map(learner ->
                """
                {"specversion":"1.0","type":"dev.crossover.stuck.v1","source":"urn:test","id":"%s",\
                "time":"%s","data":{"learner":"%s",\
                "activity":"https://learn.crossover.example/ml-to-genai/chunking"}}\
                """
                    .formatted(UUID.randomUUID(), Instant.now(), learner))
            .collect(Collectors.joining(",", "[", "]"));
    Doors.require(Doors.events(doors.source("test"), events), "events");
  }
}
