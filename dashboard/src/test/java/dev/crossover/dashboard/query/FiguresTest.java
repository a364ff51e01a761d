package dev.crossover.dashboard.query;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.Samples;
import dev.crossover.model.unit.Basis;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A figure that is opened is the figure of the page, and its steps are made by the same rules. */
class FiguresTest {

  private final FilledDashboard dashboard = new FilledDashboard(day(10));

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private JsonNode opened(String figure) {
    return dashboard.json("/api/v1/learners/ada/figures/" + figure);
  }

  @Test
  void whatIsOpenedIsWhatThePageShows() {
    dashboard.put(Samples.PLAN);
    dashboard.put(
        Samples.ada(), List.of(Samples.event("q", day(2), Samples.QUIZ, Samples.score(0.9))));
    JsonNode page = dashboard.json("/api/v1/learners/ada").get("progress");
    JsonNode shown = opened("shown");
    double value = page.at("/readiness/shown").asDouble();
    assertThat(value).isGreaterThan(0);
    assertThat(shown.at("/explanation/value").asDouble()).isEqualTo(value);
    assertThat(shown.at("/now/shown").asDouble()).isEqualTo(value);
    assertThat(shown.at("/explanation/rules").asInt()).isEqualTo(Basis.RULES);
    assertThat(
            StreamSupport.stream(shown.at("/explanation/skills").spliterator(), false)
                .mapToDouble(s -> s.get("adds").asDouble())
                .sum())
        .isEqualTo(value, within(1e-9));
    assertThat(opened("gap").at("/explanation/value").asDouble())
        .isEqualTo(page.get("gapWeeks").asDouble());
    assertThat(opened("skill:rag").at("/now/level").asDouble())
        .isEqualTo(opened("skill:rag").at("/explanation/value").asDouble());
  }

  /** The quiz is done, so what is left is the reading and the project; the project shows RAG. */
  @Test
  void aStepIsWhatIsOpenAndSaysWhatThenHolds() {
    dashboard.put(Samples.PLAN);
    dashboard.put(
        Samples.ada(), List.of(Samples.event("q", day(2), Samples.QUIZ, Samples.score(0.9))));
    JsonNode steps = opened("skill:rag").get("steps");
    assertThat(steps.size()).isEqualTo(1);
    assertThat(steps.get(0).get("unit").asString()).isEqualTo("project");
    double before = opened("skill:rag").at("/now/level").asDouble();
    assertThat(steps.at("/0/then/level").asDouble()).isGreaterThan(before);
    // Had it happened, the page would say the same.
    dashboard.put(
        Samples.ada(),
        List.of(
            Samples.event("q", day(2), Samples.QUIZ, Samples.score(0.9)),
            Samples.event("p", day(10), Samples.PROJECT, Samples.ACCEPTED)));
    assertThat(opened("skill:rag").at("/now/level").asDouble())
        .isEqualTo(steps.at("/0/then/level").asDouble(), within(1e-9));
    assertThat(opened("skill:rag").get("steps").size()).isZero();
  }

  @Test
  void aTeamsFigureIsOpenedByPersonAndACohortsByTeam() {
    dashboard.put(Samples.PLAN);
    for (String id : List.of("a", "b", "c", "d", "e", "f")) {
      dashboard.put(
          Samples.learner(id, id.equals("f") ? "blue" : "red", Samples.PLAN.id()),
          List.of(Samples.event("q" + id, day(2), Samples.QUIZ, Samples.score(0.9))));
    }
    JsonNode page = dashboard.json("/api/v1/teams/red");
    for (String figure : List.of("ready", "stalls", "shown", "done", "gap", "hours:1")) {
      JsonNode opened = dashboard.json("/api/v1/teams/red/figures/" + figure);
      assertThat(sum(opened))
          .as(figure)
          .isEqualTo(opened.at("/explanation/value").asDouble(), within(1e-5));
      assertThat(opened.at("/explanation/parts").size()).as(figure).isEqualTo(5);
      assertThat(opened.at("/names/a").asString()).isEqualTo("a");
    }
    JsonNode gap = dashboard.json("/api/v1/teams/red/figures/gap");
    assertThat(gap.at("/explanation/value").asDouble()).isEqualTo(page.get("gapWeeks").asDouble());
    JsonNode step = gap.at("/steps/0");
    String who = step.get("learner").asString();
    JsonNode own = dashboard.json("/api/v1/learners/" + who + "/figures/gap");
    assertThat(step.get("is").asDouble()).isEqualTo(own.at("/now/gapWeeks").asDouble());
    assertThat(step.get("then").asDouble()).isEqualTo(own.at("/steps/0/then/gapWeeks").asDouble());
    assertThat(step.get("adds").asDouble())
        .isEqualTo((step.get("then").asDouble() - step.get("is").asDouble()) / 5, within(1e-9));
    JsonNode cohort = dashboard.json("/api/v1/cohorts/spring/figures/gap");
    assertThat(cohort.at("/explanation/heads").asInt()).isEqualTo(6);
    assertThat(sum(cohort)).isEqualTo(cohort.at("/explanation/value").asDouble(), within(1e-5));
  }

  private static double sum(JsonNode opened) {
    return StreamSupport.stream(opened.at("/explanation/parts").spliterator(), false)
        .mapToDouble(p -> p.get("adds").asDouble())
        .sum();
  }
}
