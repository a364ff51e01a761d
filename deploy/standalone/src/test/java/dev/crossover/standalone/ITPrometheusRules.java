package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The alert rules by Prometheus's own tool: they are well formed, fire, and do not fire. */
class ITPrometheusRules {

  private static final Path FOLDER = RunningStack.HOME.resolve("dashboard/prometheus");
  private static final Path CONFIG = RunningStack.HOME.resolve("deploy/prometheus/prometheus.yml");
  private static final Path COMPOSE = RunningStack.HOME.resolve("deploy/compose/compose.yml");
  private static final List<String> RULES = List.of("rules.yml", "slo.yml");
  private static final String DASHBOARD = "{{ $externalLabels.dashboard }}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check rules --lint=all --lint-fatal rules.yml slo.yml",
        "test rules rules_test.yml",
        "test rules rules_days_test.yml",
        "test rules slo_test.yml"
      })
  void promtoolAgrees(String arguments) throws IOException, InterruptedException {
    Tools.run(FOLDER, Tools.require("promtool", "prometheus"), arguments.split(" ", -1));
  }

  /** The configuration of compose, with files where it looks for them. */
  @Test
  void theConfigurationIsWellFormed(@TempDir Path work) throws IOException, InterruptedException {
    for (String rules : RULES) {
      Files.copy(FOLDER.resolve(rules), work.resolve(rules));
    }
    Files.writeString(work.resolve("CROSSOVER_METRICS_SECRET"), "secret");
    Path config = work.resolve("prometheus.yml");
    Files.writeString(config, Files.readString(CONFIG).replace("/run/secrets/", work + "/"));
    String said =
        Tools.run(
            work, Tools.require("promtool", "prometheus"), "check", "config", config.toString());
    assertThat(said).contains(RULES.size() + " rule files found");
  }

  /** Messages are read in a mail, where a relative link leads nowhere. */
  @Test
  void noLinkIsRelative() throws IOException {
    int alerts = 0;
    for (String rules : RULES) {
      for (JsonNode group : yaml(FOLDER.resolve(rules)).get("groups")) {
        for (JsonNode rule : group.get("rules")) {
          if (rule.has("alert")) {
            alerts++;
            String name = rule.get("alert").asString();
            JsonNode says = rule.get("annotations");
            assertThat(says.get("runbook_url").asString())
                .isEqualTo(DASHBOARD + "runbook#" + name.toLowerCase(Locale.ROOT));
            assertThat(says.get("dashboard_url").asString())
                .as("an address ends with a slash, so a path does not begin with one")
                .startsWith(DASHBOARD)
                .doesNotStartWith(DASHBOARD + "/");
            assertThat(says.get("summary").asString()).as(name).isNotBlank();
            assertThat(says.get("description").asString()).as(name).isNotBlank();
          }
        }
      }
    }
    assertThat(alerts).isGreaterThan(12);
    assertThat(yaml(CONFIG).at("/global/external_labels/dashboard").asString())
        .isEqualTo("${CROSSOVER_DASHBOARD_URL}");
    assertThat(Files.readString(COMPOSE))
        .as("one setting for messages and alerts")
        .containsPattern("CROSSOVER_DASHBOARD_URL: &address https?://\\S+/ ")
        .contains("CROSSOVER_DASHBOARD_URL: *address\n");
  }

  /** Labels of people would make one series a person, and tell of them to who reads metrics. */
  @Test
  void noRuleGroupsByAPerson() throws IOException {
    for (String rules : RULES) {
      assertThat(Files.readString(FOLDER.resolve(rules)))
          .doesNotContainPattern("by \\([^)]*(learner|mail|name|item)\\b");
    }
  }

  private static JsonNode yaml(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }
}
