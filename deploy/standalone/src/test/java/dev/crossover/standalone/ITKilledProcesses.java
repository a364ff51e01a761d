package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.client.StatementImport;
import dev.crossover.standalone.launcher.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes that die under load; last, for the totals of the demo do not hold afterwards. */
@ExtendWith(SharedStack.class)
@Order(5)
class ITKilledProcesses {

  private final RunningStack stack;

  ITKilledProcesses(RunningStack stack) {
    this.stack = stack;
  }

  /** The totals are exact although analytics and broker are killed while statements come in. */
  @Test
  void nothingIsLostOrDoubledWhenProcessesAreKilled(@TempDir Path work)
      throws IOException, InterruptedException {
    int statements = 3_000;
    Path file = work.resolve("statements.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < statements; i++) {
      lines.append(
          """
          {"id":"%s","actor":{"account":{"homePage":"https://kill.example","name":"k%d"}},\
          "verb":{"id":"http://adlnet.gov/expapi/verbs/experienced"},\
          "object":{"id":"https://kill.example/page/%d"},"timestamp":"2026-03-04T10:15:30Z"}
          """
              .formatted(new UUID(7, i), i % 10, i));
    }
    Files.writeString(file, lines);
    StringBuilder roster = new StringBuilder("learner,name,team,cohort,start,accounts\n");
    for (int i = 0; i < 10; i++) {
      roster.append("k%d,K %d,kill,kill,2026-03-02,https://kill.example|k%d\n".formatted(i, i, i));
    }
    Doors.require(
        stack.doors().admin().post("/v1/roster", "text/csv", roster.toString()), "the roster");
    StatementImport load = new StatementImport(stack.doors().source("kill"), stack.data());
    load.post(
        file,
        done -> {
          if (done == 1_000) {
            stack.kill(Stack.SERVICES);
          } else if (done == 2_000) {
            stack.kill(Stack.BROKER);
          }
        });
    assertThat(load.tally().accepted() + load.tally().duplicates()).isEqualTo(statements);
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> killedEvents() == statements);
    // What arrives afterwards counts once more each, so nothing was counted twice before.
    stack.post("k0", "active");
    await().atMost(Duration.ofSeconds(30)).until(() -> killedEvents() == statements + 1);
  }

  private int killedEvents() throws IOException, InterruptedException {
    int events = 0;
    for (int i = 0; i < 10; i++) {
      Api.Answer page = stack.doors().dashboard().get("/api/v1/learners/k" + i);
      events += page.ok() ? page.json().get("progress").get("events").asInt() : 0;
    }
    return events;
  }
}
