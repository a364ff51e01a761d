package dev.crossover.dashboard.query;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a manager asks of a team of eight, five weeks in; the project is left to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTest {

  private static final String FORECAST = "/api/v1/teams/asked/forecast?certainty=0.5&";

  private final FilledDashboard dashboard = new FilledDashboard(day(35));

  @BeforeAll
  void fill() {
    dashboard.put(Samples.PLAN);
    for (int i = 0; i < 24; i++) {
      put("done-" + i, "others", 6 + i % 4, 12 + i % 5, 20 + i % 9);
    }
    for (int i = 0; i < 8; i++) {
      put("asked-" + i, "asked", 20 + i % 3, 26 + i, -1);
    }
  }

  @AfterAll
  void stop() {
    dashboard.close();
  }

  /** Somebody who did reading, quiz and project on these days; -1 is not yet. */
  private void put(String id, String team, int reading, int quiz, int project) {
    List<LearningEvent> events = new ArrayList<>();
    events.add(event(id, "r", reading, Samples.READING, new Fact.Completed()));
    events.add(event(id, "q", quiz, Samples.QUIZ, Samples.score(0.9)));
    for (int on = 1; on < (project < 0 ? 35 : project); on += 3) {
      events.add(event(id, "a" + on, on, Samples.PROJECT, new Fact.Active()));
    }
    if (project >= 0) {
      events.add(event(id, "p", project, Samples.PROJECT, Samples.ACCEPTED));
    }
    dashboard.put(SampleLearner.of(id).team(team).learner(), events);
  }

  private static LearningEvent event(String learner, String id, int on, String unit, Fact fact) {
    return new LearningEvent(learner + id, learner, "lms", day(on), day(on), unit, null, fact);
  }

  private static LocalDate done(JsonNode forecast) {
    return LocalDate.parse(forecast.at("/asked/done").asString());
  }

  @ParameterizedTest
  @CsvSource({
    "hours=20, sooner",
    "hours=5, later",
    "hours=10, same",
    "start=2026-04-20, later",
    "away=2026-04-07/2026-04-20, later",
    "away=2026-04-07, later",
    "away=2026-01-01/2026-01-31, same",
    "without=project, sooner",
    "plan=small, same",
    "hours=20&away=2026-04-06/2026-04-06, sooner",
  })
  void movesTheDate(String asked, String how) {
    JsonNode answer = dashboard.json(FORECAST + asked);
    LocalDate asIs = done(answer.get("asIs"));
    JsonNode then = answer.get("whatIf");
    if (asked.startsWith("without")) {
      assertThat(then.at("/onTime/p10").asInt()).as("nothing is left to do").isEqualTo(8);
      return;
    }
    switch (how) {
      case "sooner" -> assertThat(done(then)).isBefore(asIs);
      case "later" -> assertThat(done(then)).isAfter(asIs);
      default -> assertThat(done(then)).isEqualTo(asIs);
    }
  }

  /** From tomorrow on: it is noon. */
  @Test
  void twoWeeksAwayAreTwoWeeks() {
    JsonNode answer = dashboard.json(FORECAST + "away=2026-04-07/2026-04-20");
    assertThat(done(answer.get("whatIf"))).isEqualTo(done(answer.get("asIs")).plusDays(14));
    assertThat(answer.at("/whatIf/target")).as("stays").isEqualTo(answer.at("/asIs/target"));
  }

  /** They begin today with all of the plan before them, and have a target of their own. */
  @Test
  void peopleMoreAreMembersMore() {
    JsonNode answer = dashboard.json(FORECAST + "more=2");
    assertThat(answer.at("/whatIf/members").asInt()).isEqualTo(10);
    assertThat(answer.at("/whatIf/target").asString())
        .as("four weeks from now")
        .isEqualTo("2026-05-04");
    assertThat(answer.at("/whatIf/open").size()).isZero();
    assertThat(answer.at("/whatIf/asked/heads"))
        .as("as many are asked for")
        .isEqualTo(answer.at("/asIs/asked/heads"));
  }

  @Test
  void nothingAskedIsNothingSaid() {
    assertThat(dashboard.json(FORECAST).has("whatIf")).isFalse();
    assertThat(dashboard.json(FORECAST + "more=0").has("whatIf")).isFalse();
    assertThat(dashboard.json(FORECAST).at("/plans/small").asString()).isEqualTo("A small plan");
  }

  @ParameterizedTest
  @CsvSource({
    "plan=none, 404",
    "without=none, 404",
    "more=-1, 400",
    "more=101, 400",
    "more=some, 400",
    "away=tomorrow, 400",
    "away=2026-04-19/2026-04-06, 400",
    "away=2026-04-19/, 400",
    "hours=0, 400",
    "start=soon, 400",
  })
  void whatCannotBeAskedIsRefused(String asked, int status) {
    assertThat(dashboard.api().get().uri(FORECAST + asked).exchange().getResponse().getStatus())
        .isEqualTo(status);
  }
}
