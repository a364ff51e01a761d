package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What a shipped rule finds in the running product reaches who is to act on it: through a real
 * Prometheus and the shipped configuration in a real Alertmanager, to a manager's inbox and an
 * operator's mail. Waiting times alone are taken away.
 */
@ExtendWith(SharedStack.class)
@Order(15)
class ITFiredRules {

  private static final Duration TOLD_WITHIN = Duration.ofSeconds(90);

  private static final String STALLED = ".*: \\d+(\\.\\d+)?% of the learners are stalled";

  private final RunningStack stack;

  ITFiredRules(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void aRuleThatFiresReachesInboxAndMail(@TempDir Path work)
      throws IOException, InterruptedException {
    try (RunningAlertmanager alertmanager = new RunningAlertmanager(configured(work), work);
        ScrapingPrometheus _ =
            ScrapingPrometheus.telling(work, stack.ports(), alertmanager.port())) {
      await()
          .atMost(TOLD_WITHIN)
          .untilAsserted(() ->
              assertThat(stack.doors().dashboard().get("/api/v1/alerts").json().get("teams"))
                  .filteredOn(alert -> alert.path("summary").asString("").matches(STALLED))
                  .isNotEmpty()
                  .extracting(alert -> alert.get("team").asString())
                  .containsExactlyInAnyOrderElementsOf(stalledTeams()));
      Api broken = stack.doors().source("broken");
      await()
          .atMost(TOLD_WITHIN)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> {
            assertThat(broken.post("/v1/events", "application/cloudevents+json", "{}").status())
                .isEqualTo(400);
            assertThat(stack.subjects())
                .anyMatch(s -> s.contains("[FIRING:1]") && s.contains("CrossoverIngestErrorsHigh"));
          });
    }
  }

  /** Of which a quarter or more are stalled on the page, too. */
  private Set<String> stalledTeams() throws IOException, InterruptedException {
    Set<String> stalled = new TreeSet<>();
    for (JsonNode row : stack.doors().dashboard().get("/api/v1/teams?cohort=demo").json()) {
      String team = row.get("team").asString();
      JsonNode states = stack.doors().dashboard().get("/api/v1/teams/" + team).json().get("states");
      int learners =
          states
              .propertyStream()
              .filter(state -> !state.getKey().equals("LEFT"))
              .mapToInt(state -> state.getValue().asInt())
              .sum();
      if (learners >= 5 && states.path("STALLED").asInt(0) * 4 >= learners) {
        stalled.add(team);
      }
    }
    return stalled;
  }

  /** The shipped configuration with the addresses of this stack. */
  private Path configured(Path work) throws IOException, InterruptedException {
    Doors doors = stack.doors();
    Path key = Files.writeString(work.resolve("key"), doors.key("alertmanager", "alerts").text());
    String config =
        Files.readString(ITAlertmanager.CONFIG)
            .replace("mail:1025", "127.0.0.1:" + stack.smtp())
            .replace("http://dashboard:8080/", stack.url("/"))
            .replace("/run/secrets/CROSSOVER_ALERTMANAGER_KEY", key.toString())
            .replace("group_wait: 30s", "group_wait: 1s")
            .replace("group_interval: 5m", "group_interval: 2s");
    return Files.writeString(work.resolve("alertmanager.yml"), config);
  }
}
