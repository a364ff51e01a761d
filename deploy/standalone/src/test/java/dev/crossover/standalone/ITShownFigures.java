package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The series that the panels about people show are what the pages show at the same moment. */
@ExtendWith(SharedStack.class)
@Order(4)
class ITShownFigures {

  /** Forecasts are made anew once a minute. */
  private static final Duration SAME_WITHIN = Duration.ofSeconds(90);

  private final RunningStack stack;

  ITShownFigures(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void prometheusHasTheFiguresOfThePages(@TempDir Path work)
      throws IOException, InterruptedException {
    try (ScrapingPrometheus prometheus = new ScrapingPrometheus(work, stack.ports())) {
      await()
          .atMost(SAME_WITHIN)
          .untilAsserted(() -> assertThat(inPrometheus(prometheus)).isEqualTo(onThePages()));
    }
  }

  /** What the panels about teams and skills show, to the thousandth: time alone moves the gap. */
  private static Map<String, Double> inPrometheus(ScrapingPrometheus prometheus)
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
      JsonNode result = prometheus.answer(figure.getValue()).json().at("/data/result");
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
      if (ITMetrics.exportsOnTime(forecast)) {
        shown.put("on time " + team, forecast.at("/onTime/p50").asDouble());
      }
    }
    // Skills of few, who learn by another plan, are exported as little as others are shown them.
    Set<String> exported = new TreeSet<>();
    for (JsonNode skill : stack.report().get("/api/v1/cohorts").json().get(0).get("skills")) {
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
}
