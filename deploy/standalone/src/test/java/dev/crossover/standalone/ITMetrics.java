package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Api;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Dashboards and rules on what the services really export. */
@ExtendWith(SharedStack.class)
@Order(4)
class ITMetrics {

  /** Forecasts are made anew once a minute. */
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(90);

  private static final Pattern OURS = Pattern.compile("^(# (HELP|TYPE) )?crossover_");

  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  /** All labels that our metrics may have; {@code le} is of histograms. */
  private static final Set<String> LABELS =
      Set.of(
          "cohort",
          "team",
          "phase",
          "skill",
          "source",
          "reason",
          "state",
          "part",
          "band",
          "probability",
          "result",
          "channel",
          "service",
          "topic",
          "le");

  private final RunningStack stack;
  private @Nullable Api report;

  ITMetrics(RunningStack stack) {
    this.stack = stack;
  }

  /** Every query of the Grafana dashboard, on a Prometheus that scrapes the services. */
  @Test
  void everyDashboardQueryReturnsSeries(@TempDir Path work)
      throws IOException, InterruptedException {
    Path prometheus = Tools.require("prometheus", "prometheus");
    int port = RunningStack.freePorts().dashboard();
    Path config = work.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: [%s]
        scrape_configs:
          - job_name: crossover
            metrics_path: /actuator/prometheus
            static_configs: [{targets: ["127.0.0.1:%d", "127.0.0.1:%d", "127.0.0.1:%d"]}]
        """
            .formatted(
                oneSecondRules(work),
                stack.ports().ingest(),
                stack.ports().analytics(),
                stack.ports().dashboard()));
    Process server =
        new ProcessBuilder(
                prometheus.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + work.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("log").toFile())
            .start();
    try {
      Api api = new Api(URI.create("http://127.0.0.1:" + port + "/"), "", "", System.out::println);
      JsonNode dashboard =
          Api.JSON.readTree(
              Files.readString(
                  RunningStack.HOME.resolve("dashboard/grafana/dashboards/cohort-readiness.json")));
      List<String> queries = new ArrayList<>();
      dashboard
          .get("panels")
          .forEach(p -> p.path("targets").forEach(t -> queries.add(t.get("expr").asString())));
      assertThat(queries).isNotEmpty();
      for (String query : queries) {
        String concrete = query.replace("$cohort", "demo").replace("$team", ".*");
        await(query)
            .atMost(SHOWN_WITHIN)
            .until(() -> {
              int expected = expected(query);
              return expected > 0 && series(api, concrete) == expected;
            });
      }
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /** Each metric that the rules name is really exported, with a description. */
  @Test
  void everyMetricOfTheRulesExists() throws IOException, InterruptedException {
    Set<String> named = new TreeSet<>();
    for (String file : List.of("rules.yml", "slo.yml")) {
      String rules = Files.readString(RunningStack.HOME.resolve("dashboard/prometheus/" + file));
      Matcher metric = Pattern.compile("(?<![:\\w])crossover_\\w+").matcher(rules);
      while (metric.find()) {
        named.add(metric.group().replaceAll("_(bucket|count)$", ""));
      }
    }
    assertThat(named).contains("crossover_event_to_dashboard_seconds");
    await()
        .atMost(SHOWN_WITHIN)
        .untilAsserted(() -> {
          String all = everyService();
          assertThat(named).isNotEmpty().allMatch(m -> all.contains("# HELP " + m + " "));
        });
    assertThat(exported(stack.ports().ingest()))
        .as("what acceptance is measured by")
        .containsPattern(
            "http_server_requests_seconds_count\\{[^}]*status=\"200\"[^}]*uri=\"/xapi/statements\"");
  }

  /** Prometheus's own rules of names, units and descriptions, on what is ours of a real scrape. */
  @Test
  void promtoolFindsNothingWrongWithOurMetrics(@TempDir Path work)
      throws IOException, InterruptedException {
    Path promtool = Tools.require("promtool", "prometheus");
    for (int port : ports()) {
      String ours =
          exported(port)
              .lines()
              .filter(line -> OURS.matcher(line).find())
              .collect(Collectors.joining("\n", "", "\n"));
      assertThat(ours).contains("crossover_streams_running");
      Path scrape = Files.writeString(work.resolve("scrape"), ours);
      assertThat(Tools.run(work, scrape, promtool, "check", "metrics")).isEmpty();
    }
  }

  /** Who reads metrics stands outside of the roles. */
  @Test
  void noLabelIsOfAPerson() throws IOException, InterruptedException {
    assertThat(
            Pattern.compile("(?m)^crossover_\\w+\\{([^}]*)}")
                .matcher(everyService())
                .results()
                .flatMap(series -> LABEL.matcher(series.group(1)).results())
                .map(label -> label.group(1))
                .collect(Collectors.toSet()))
        .isNotEmpty()
        .isSubsetOf(LABELS);
  }

  /** What each service exports; a series may be there more than once. */
  private String everyService() throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder();
    for (int port : ports()) {
      all.append(exported(port));
    }
    return all.toString();
  }

  private List<Integer> ports() {
    return List.of(stack.ports().ingest(), stack.ports().analytics(), stack.ports().dashboard());
  }

  /** One series a team; of forecasts, a team that has one; of skills, a skill of the role. */
  private int expected(String query) throws IOException, InterruptedException {
    if (query.contains("skill")) {
      return report().get("/api/v1/cohorts").json().get(0).get("skills").size();
    }
    if (!query.contains("forecast")) {
      return stack.cohort().teams();
    }
    int stated = 0;
    for (JsonNode team : get("/api/v1/teams?cohort=demo")) {
      String forecast = "/api/v1/teams/" + team.get("team").asString() + "/forecast";
      stated += get(forecast + "?certainty=0.5").get("asIs").path("asked").has("done") ? 1 : 0;
    }
    return stated;
  }

  /** What the page shows to who sees groups, and nobody in them: as metrics do. */
  private Api report() throws IOException, InterruptedException {
    if (report == null) {
      Api.Answer made =
          stack.doors().admin().post("/v1/keys?name=report&scope=figures", "text/plain", "");
      report =
          new Api(
              URI.create(stack.url("/")),
              made.json().get("key").asString(),
              made.json().get("secret").asString(),
              System.out::println);
    }
    return report;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return stack.doors().dashboard().get(path).json();
  }

  private static String exported(int port) throws IOException, InterruptedException {
    return new Api(URI.create("http://127.0.0.1:" + port + "/"), "", "", s -> {})
        .get("/actuator/prometheus")
        .body();
  }

  private static int series(Api api, String query) throws IOException, InterruptedException {
    Api.Answer answer = api.get("/api/v1/query?query=" + Api.encoded(query));
    return answer.ok() ? answer.json().get("data").get("result").size() : 0;
  }

  /** The shipped rules, evaluated each second instead of each minute. */
  private static Path oneSecondRules(Path work) throws IOException {
    String rules = Files.readString(RunningStack.HOME.resolve("dashboard/prometheus/rules.yml"));
    return Files.writeString(
        work.resolve("rules.yml"), rules.replace("interval: 1m", "interval: 1s"));
  }
}
