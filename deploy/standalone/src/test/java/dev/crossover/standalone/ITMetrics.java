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
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  ITMetrics(RunningStack stack) {
    this.stack = stack;
  }

  /** Every query of the Grafana dashboards, on a Prometheus that scrapes the services. */
  @Test
  void everyDashboardQueryReturnsSeries(@TempDir Path work)
      throws IOException, InterruptedException {
    try (ScrapingPrometheus prometheus = new ScrapingPrometheus(work, stack.ports())) {
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
          await(query).atMost(SHOWN_WITHIN).until(() -> prometheus.answer(concrete).ok());
          continue;
        }
        await(query)
            .atMost(SHOWN_WITHIN)
            .until(() -> {
              int found = series(prometheus.answer(concrete));
              OptionalInt expected = expected(query);
              return found > 0 && (expected.isEmpty() || found == expected.getAsInt());
            });
      }
    }
  }

  /** Each metric that the rules name is really exported, with a description. */
  @Test
  void everyMetricOfTheRulesExists() throws IOException, InterruptedException {
    Set<String> named = new TreeSet<>();
    for (String file : ScrapingPrometheus.RULES) {
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
      return OptionalInt.of(
          stack.report().get("/api/v1/cohorts").json().get(0).get("skills").size());
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

  /** Whether enough have a forecast to count who will be on time. */
  static boolean exportsOnTime(JsonNode forecast) {
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

  private JsonNode get(String path) throws IOException, InterruptedException {
    return stack.doors().dashboard().get(path).json();
  }

  private static String exported(int port) throws IOException, InterruptedException {
    return new Api(URI.create("http://127.0.0.1:" + port + "/"), "", "", s -> {})
        .get("/actuator/prometheus")
        .body();
  }

  private static int series(Api.Answer answer) {
    return answer.ok() ? answer.json().get("data").get("result").size() : 0;
  }
}
