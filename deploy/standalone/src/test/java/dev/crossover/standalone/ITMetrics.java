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
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** Members with a forecast that a team has at least where its forecast is exported. */
  private static final int FEWEST = 5;

  private static final List<String> RULES = List.of("rules.yml", "slo.yml");

  /** Metrics of the dashboards that the demo gives no cause for, and why. */
  private static final Map<String, String> NOT_IN_THE_DEMO =
      Map.of("crossover_ingest_rejected_total", "the demo sends nothing that is refused");

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

  /** Every query of the Grafana dashboards, on a Prometheus that scrapes the services. */
  @Test
  void everyDashboardQueryReturnsSeriesAndTheFiguresOfThePages(@TempDir Path work)
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
      List<String> queries = dashboardQueries();
      assertThat(NOT_IN_THE_DEMO.keySet())
          .allMatch(metric -> queries.stream().anyMatch(q -> q.contains(metric)));
      for (String query : queries) {
        String concrete =
            query
                .replace("$cohort", "demo")
                .replace("$team", ".*")
                .replace("$__rate_interval", "30s");
        if (NOT_IN_THE_DEMO.keySet().stream().anyMatch(query::contains)) {
          await(query).atMost(SHOWN_WITHIN).until(() -> answer(api, concrete).ok());
          continue;
        }
        await(query)
            .atMost(SHOWN_WITHIN)
            .until(() -> {
              int found = series(api, concrete);
              OptionalInt expected = expected(query);
              return found > 0 && (expected.isEmpty() || found == expected.getAsInt());
            });
      }
      await()
          .atMost(SHOWN_WITHIN)
          .untilAsserted(() -> assertThat(inGrafana(api)).isEqualTo(onThePages()));
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /** What the panels about teams and skills show, to the thousandth: time alone moves the gap. */
  private static Map<String, Double> inGrafana(Api prometheus)
      throws IOException, InterruptedException {
    Map<String, Double> found = new TreeMap<>();
    for (Map.Entry<String, String> figure :
        Map.of(
                "learners", "cohort_team:crossover_learners:sum",
                "ready", "cohort_team:crossover_ready_learners:max",
                "stalled", "cohort_team_state:crossover_learners:max{state='stalled'}",
                "shown", "cohort_team:crossover_readiness:ratio",
                "schedule gap", "cohort_team:crossover_schedule_gap:ratio",
                "on time",
                    "cohort_team_probability:crossover_on_time_learners:max{probability='0.5'}",
                "skill gap", "cohort_skill:crossover_skill_gap:ratio")
            .entrySet()) {
      JsonNode result = answer(prometheus, figure.getValue()).json().at("/data/result");
      for (JsonNode series : result) {
        JsonNode labels = series.get("metric");
        if (labels.path("cohort").asString("").equals("demo")) {
          String of =
              labels.has("skill") ? labels.get("skill").asString() : labels.get("team").asString();
          double value = Double.parseDouble(series.at("/value/1").asString());
          found.put(figure.getKey() + " " + of, Math.round(value * 1000) / 1000.0);
        }
      }
    }
    return found;
  }

  /** The same by the query API, which the pages show. */
  private Map<String, Double> onThePages() throws IOException, InterruptedException {
    Map<String, Double> shown = new TreeMap<>();
    for (JsonNode row : page("teams?cohort=demo")) {
      if (row.get("small").asBoolean()) {
        continue; // metrics have it joined with others
      }
      String team = row.get("team").asString();
      shown.put("learners " + team, row.get("learners").asDouble());
      shown.put("ready " + team, row.get("ready").asDouble());
      shown.put("shown " + team, Math.round(row.get("shown").asDouble() * 1000) / 1000.0);
      double gap = row.get("done").asDouble() - row.get("planned").asDouble();
      shown.put("schedule gap " + team, Math.round(gap * 1000) / 1000.0);
      shown.put("stalled " + team, page("teams/" + team).at("/states/STALLED").asDouble(0));
      JsonNode forecast = page("teams/" + team + "/forecast").get("asIs");
      if (exportsOnTime(forecast)) {
        shown.put("on time " + team, forecast.at("/onTime/p50").asDouble());
      }
    }
    // Skills of few, who learn by another plan, are exported as little as others are shown them.
    Set<String> exported = new TreeSet<>();
    for (JsonNode skill : report().get("/api/v1/cohorts").json().get(0).get("skills")) {
      exported.add(skill.get("skill").asString());
    }
    for (JsonNode skill : page("cohorts/demo").get("skills")) {
      if (exported.contains(skill.get("skill").asString())) {
        shown.put(
            "skill gap " + skill.get("skill").asString(),
            Math.round(skill.get("gap").asDouble() * 1000) / 1000.0);
      }
    }
    return shown;
  }

  private JsonNode page(String address) throws IOException, InterruptedException {
    return stack.doors().dashboard().get("/api/v1/" + address).json();
  }

  /** Each metric that the rules name is really exported, with a description. */
  @Test
  void everyMetricOfTheRulesExists() throws IOException, InterruptedException {
    Set<String> named = new TreeSet<>();
    for (String file : RULES) {
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

  /** Of every dashboard of the folder, also in rows that are closed. */
  private static List<String> dashboardQueries() throws IOException {
    List<String> queries = new ArrayList<>();
    Path folder = RunningStack.HOME.resolve("dashboard/grafana/dashboards");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        int before = queries.size();
        addQueries(Api.JSON.readTree(Files.readString(file)).get("panels"), queries);
        assertThat(queries).as(file.toString()).hasSizeGreaterThan(before);
      }
    }
    assertThat(queries).isNotEmpty();
    return queries;
  }

  private static void addQueries(JsonNode panels, List<String> queries) {
    for (JsonNode panel : panels) {
      panel.path("targets").forEach(target -> queries.add(target.get("expr").asString()));
      addQueries(panel.path("panels"), queries);
    }
  }

  /**
   * One series a team; of forecasts, a team that has one; of skills, a skill of the role. Empty
   * where the page does not say how many there are: then there is at least one.
   */
  private OptionalInt expected(String query) throws IOException, InterruptedException {
    if (query.contains("skill")) {
      return OptionalInt.of(report().get("/api/v1/cohorts").json().get(0).get("skills").size());
    }
    if (query.contains("forecast")) {
      return OptionalInt.of(teamsOf(forecast -> forecast.path("asked").has("done")));
    }
    if (query.contains("on_time")) {
      return OptionalInt.of(teamsOf(ITMetrics::exportsOnTime));
    }
    return query.startsWith("cohort_team:")
        ? OptionalInt.of(stack.cohort().teams())
        : OptionalInt.empty();
  }

  private static boolean exportsOnTime(JsonNode forecast) {
    return forecast.path("onTime").isObject()
        && forecast.get("members").asInt() - forecast.path("open").size() >= FEWEST;
  }

  /** How many teams have such a forecast. */
  private int teamsOf(Predicate<JsonNode> stated) throws IOException, InterruptedException {
    int teams = 0;
    for (JsonNode team : get("/api/v1/teams?cohort=demo")) {
      String forecast = "/api/v1/teams/" + team.get("team").asString() + "/forecast";
      teams += stated.test(get(forecast + "?certainty=0.5").get("asIs")) ? 1 : 0;
    }
    return teams;
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

  private static Api.Answer answer(Api api, String query) throws IOException, InterruptedException {
    return api.get("/api/v1/query?query=" + Api.encoded(query));
  }

  private static int series(Api api, String query) throws IOException, InterruptedException {
    Api.Answer answer = answer(api, query);
    return answer.ok() ? answer.json().get("data").get("result").size() : 0;
  }

  /** Copies of the shipped rules, evaluated each second instead of each minute or later. */
  private static String oneSecondRules(Path work) throws IOException {
    List<String> copies = new ArrayList<>();
    for (String file : RULES) {
      String rules = Files.readString(RunningStack.HOME.resolve("dashboard/prometheus/" + file));
      Path copy = work.resolve(file);
      Files.writeString(copy, rules.replaceAll("interval: \\d+m", "interval: 1s"));
      copies.add(copy.toString());
    }
    return String.join(", ", copies);
  }
}
