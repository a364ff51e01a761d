package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.launcher.Monitoring;
import dev.crossover.standalone.launcher.Release;
import dev.crossover.standalone.launcher.StackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What {@code up --monitoring} starts beside the product. */
@ExtendWith(SharedStack.class)
@Order(4)
class ITMonitoring {

  private final RunningStack stack;

  ITMonitoring(RunningStack stack) {
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
      monitoring.start();
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
      JsonNode config =
          api(stack.ports().alertmanager()).get("/api/v2/status").json().at("/config/original");
      assertThat(config.asString())
          .contains(stack.ports().dashboard() + "/api/v1/alertmanager")
          .doesNotContain(stack.data().adminSecret(), "smtp_smarthost");
    }
    assertThat(Monitoring.running(stack.data())).isEmpty();
  }

  private static Api api(int port) {
    return new Api(URI.create("http://127.0.0.1:" + port + "/"), "", "", System.out::println);
  }

  private static JsonNode data(Api prometheus, String what)
      throws IOException, InterruptedException {
    return prometheus.get("/api/v1/" + what).json().get("data");
  }
}
