package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Api;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who is told of an alert, and which one is held back while another one is open. */
class ITAlertmanager {

  static final Path CONFIG = RunningStack.HOME.resolve("deploy/alertmanager/alertmanager.yml");
  private static final String PACKAGE = "prometheus-alertmanager";
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(20);

  @Test
  void amtoolAgrees() throws IOException, InterruptedException {
    Tools.run(
        CONFIG.getParent(), Tools.require("amtool", PACKAGE), "check-config", CONFIG.toString());
  }

  /** Also one of whom nobody says for whom it is. */
  @ParameterizedTest
  @CsvSource({
    "managers, audience=managers severity=warning alertname=CrossoverTeamStalled",
    "operators, audience=operators severity=critical alertname=CrossoverStreamsDown",
    "operators, severity=warning alertname=Other"
  })
  void anAlertGoesToItsAudience(String receiver, String labels)
      throws IOException, InterruptedException {
    String arguments =
        "config routes test --config.file=" + CONFIG + " --verify.receivers=" + receiver + " ";
    Tools.run(
        CONFIG.getParent(), Tools.require("amtool", PACKAGE), (arguments + labels).split(" ", -1));
  }

  /** What amtool cannot tell: the configuration in a real Alertmanager. */
  @Test
  void whatIsAGuessOrToldAlreadyIsHeldBack(@TempDir Path work)
      throws IOException, InterruptedException {
    try (RunningAlertmanager server = new RunningAlertmanager(CONFIG, work)) {
      URI address = URI.create("http://127.0.0.1:" + server.port() + "/");
      Api api = new Api(address, "", "", System.out::println);
      // It is asked until it is there.
      assertThat(api.get("/-/ready").ok()).isTrue();
      open(
          api,
          alert("TeamWarning", "warning", "managers", "red"),
          alert("TeamInfo", "info", "managers", "red"),
          alert("RedCritical", "critical", "operators", "red"),
          alert("RedWarning", "warning", "operators", "red"),
          alert("BlueWarning", "warning", "operators", "blue"),
          alert("Burn", "critical", "operators", ""),
          alert("Burn", "warning", "operators", ""),
          alert("OtherWarning", "warning", "operators", ""));
      Map<String, Boolean> before = new TreeMap<>();
      before.put("TeamWarning warning", true);
      before.put("TeamInfo info", false);
      before.put("RedCritical critical", false);
      before.put("RedWarning warning", true);
      before.put("BlueWarning warning", false);
      before.put("Burn critical", false);
      before.put("Burn warning", true);
      before.put("OtherWarning warning", false);
      await().atMost(TOLD_WITHIN).untilAsserted(() -> assertThat(held(api)).isEqualTo(before));
      for (String blind : new String[] {"CrossoverSourceSilent", "CrossoverMetricsAbsent"}) {
        open(api, alert(blind, "warning", "operators", ""));
        await()
            .atMost(TOLD_WITHIN)
            .untilAsserted(() ->
                assertThat(held(api))
                    .containsEntry("TeamInfo info", true)
                    .containsEntry(blind + " warning", false)
                    .containsEntry("OtherWarning warning", false));
      }
    }
  }

  /** Whether each alert is held back, by its name and severity. */
  private static Map<String, Boolean> held(Api api) throws IOException, InterruptedException {
    Map<String, Boolean> held = new TreeMap<>();
    for (JsonNode alert : api.get("/api/v2/alerts").json()) {
      JsonNode labels = alert.get("labels");
      held.put(
          labels.get("alertname").asString() + " " + labels.get("severity").asString(),
          !alert.get("status").get("inhibitedBy").isEmpty());
    }
    return held;
  }

  private static void open(Api api, String... alerts) throws IOException, InterruptedException {
    Api.Answer answer =
        api.post("/api/v2/alerts", "application/json", "[" + String.join(",", alerts) + "]");
    assertThat(answer.ok()).as(answer.body()).isTrue();
  }

  /**
   * An alert.
   *
   * @param team of the cohort "spring"; empty for an alert of neither
   */
  private static String alert(String name, String severity, String audience, String team) {
    String group = team.isEmpty() ? "" : ", \"cohort\": \"spring\", \"team\": \"" + team + "\"";
    return """
    {"labels": {"alertname": "%s", "severity": "%s", "audience": "%s"%s}}
    """
        .formatted(name, severity, audience, group);
  }
}
