package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.launcher.Monitoring;
import dev.crossover.standalone.launcher.Release;
import dev.crossover.standalone.launcher.StackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What {@code up --monitoring} starts beside the product. */
@ExtendWith(SharedStack.class)
@Order(4)
class ITUpMonitoring {

  /** Alertmanager waits for others of the group first. */
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(90);

  private final RunningStack stack;

  ITUpMonitoring(RunningStack stack) {
    this.stack = stack;
  }

  /** Prometheus scrapes each service, knows all rules, and tells Alertmanager, which is ours. */
  @Test
  void prometheusAndAlertmanagerKnowTheStackAndEachOther()
      throws IOException, InterruptedException {
    Tools.require("prometheus", "prometheus");
    Tools.require("prometheus-alertmanager", "prometheus-alertmanager");
    StackSettings settings =
        StackSettings.local(stack.data(), stack.ports(), Release.own(), Map.of());
    PrintStream out = System.out;
    try (Monitoring monitoring = new Monitoring(settings, out)) {
      Doors doors = stack.doors();
      monitoring.start(
          doors.key("prometheus", "metrics").text(), doors.key("alertmanager", "alerts").text());
      assertThat(Monitoring.running(stack.data()))
          .containsExactly(
              "Prometheus   http://127.0.0.1:" + stack.ports().prometheus() + "/",
              "Alertmanager http://127.0.0.1:" + stack.ports().alertmanager() + "/");
      Api prometheus = api(stack.ports().prometheus());
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(() -> {
            List<JsonNode> targets =
                data(prometheus, "targets").get("activeTargets").valueStream().toList();
            assertThat(targets).hasSize(3).allMatch(t -> t.get("health").asString().equals("up"));
            assertThat(data(prometheus, "alertmanagers").get("activeAlertmanagers")).hasSize(1);
          });
      List<String> rules =
          data(prometheus, "rules?type=alert")
              .get("groups")
              .valueStream()
              .flatMap(group -> group.get("rules").valueStream())
              .map(rule -> rule.get("name").asString())
              .toList();
      assertThat(rules)
          .contains("CrossoverTeamStalled", "CrossoverMetricsAbsent")
          .hasSizeGreaterThan(12);
      comesToTheInbox(api(stack.ports().alertmanager()));

      ProcessHandle killed = prometheusItself().orElseThrow();
      killed.destroyForcibly();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() ->
              prometheusItself().filter(now -> now.pid() != killed.pid()).isPresent()
                  && Monitoring.troubles(stack.data()).isEmpty());
    }
    assertThat(Monitoring.running(stack.data())).isEmpty();
    assertThat(stack.ports().taken(true))
        .as("what ran is gone")
        .doesNotContain(stack.ports().prometheus(), stack.ports().alertmanager());
  }

  private static Optional<ProcessHandle> prometheusItself() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().command().filter(c -> c.endsWith("/prometheus")).isPresent())
        .findFirst();
  }

  /** An alert for managers, which then ends, so that nobody else finds it open. */
  private void comesToTheInbox(Api alertmanager) throws IOException, InterruptedException {
    String alert =
        """
        [{"labels":{"alertname":"CrossoverTeamBehindPlan","audience":"managers","severity":"info",\
        "cohort":"demo","team":"dorado"},"annotations":{"summary":"Dorado is behind plan"}%s}]\
        """;
    String json = "application/json";
    Doors.require(alertmanager.post("/api/v2/alerts", json, alert.formatted("")), "an alert");
    await().atMost(TOLD_WITHIN).until(() -> inbox().anyMatch(a -> about(a) && !a.has("endsAt")));
    String ended = ",\"endsAt\":\"" + Instant.now() + "\"";
    Doors.require(alertmanager.post("/api/v2/alerts", json, alert.formatted(ended)), "its end");
  }

  private static boolean about(JsonNode alert) {
    return alert.path("team").asString("").equals("dorado")
        && alert.get("summary").asString().equals("Dorado is behind plan");
  }

  private Stream<JsonNode> inbox() throws IOException, InterruptedException {
    return stack.doors().dashboard().get("/api/v1/alerts").json().get("teams").valueStream();
  }

  private static Api api(int port) {
    return new Api(URI.create("http://127.0.0.1:" + port + "/"), "", "", System.out::println);
  }

  private static JsonNode data(Api prometheus, String what)
      throws IOException, InterruptedException {
    return prometheus.get("/api/v1/" + what).json().get("data");
  }
}
