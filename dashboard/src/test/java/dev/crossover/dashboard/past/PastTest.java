package dev.crossover.dashboard.past;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.past.LearnerDay;
import dev.crossover.model.past.PastDay;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pages as they were shown. Day 10 of the plan is 12 March 2026. */
class PastTest {

  private static final LearningEvent QUIZ =
      Samples.event("q", day(2), Samples.QUIZ, Samples.score(0.9));

  /**
   * Of one learner in one team: theirs, the team's, that of the teams that are too few, the
   * cohort's.
   */
  private static final int ROWS = 4;

  private final FilledDashboard dashboard = new FilledDashboard(day(10));
  private final DayKeeper keeper = dashboard.get(DayKeeper.class);

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private List<PastDay> rows() {
    return dashboard.tables().days().all();
  }

  private JsonNode json(String address) {
    return dashboard.json(address);
  }

  /** On the small plan. */
  static Learner learner(String id, String team, @Nullable String manager) {
    return SampleLearner.of(id).named("Name of " + id).team(team).managedBy(manager).learner();
  }

  @Test
  void aDaysRowSaysWhatThePagesSaidThatDay() {
    dashboard.put(Samples.ada(), List.of(QUIZ));
    keeper.turn();
    JsonNode page = json("/api/v1/learners/ada").get("progress");
    JsonNode team = json("/api/v1/teams/team-a");
    dashboard.pass(Duration.ofDays(7));
    // What comes later, and what comes late, changes nothing of that day.
    dashboard.put(
        Samples.ada(),
        List.of(QUIZ, Samples.event("p", day(8), Samples.PROJECT, Samples.ACCEPTED)));
    JsonNode then = json("/api/v1/learners/ada").get("past");
    assertThat(then.size()).isEqualTo(1);
    assertThat(then.at("/0/day").asString()).isEqualTo("2026-03-12");
    assertThat(then.at("/0/state").asString()).isEqualTo(page.get("state").asString());
    assertThat(then.at("/0/shown").asDouble())
        .isEqualTo(page.at("/readiness/shown").asDouble(), within(0.005))
        .isPositive();
    assertThat(then.at("/0/gapWeeks").asDouble())
        .isEqualTo(page.get("gapWeeks").asDouble(), within(0.05));
    JsonNode old = json("/api/v1/teams/team-a/past/2026-03-12");
    assertThat(old.at("/group/done").asDouble())
        .isEqualTo(team.get("done").asDouble(), within(0.005))
        .isLessThan(json("/api/v1/teams/team-a").get("done").asDouble());
    assertThat(old.at("/people/0/name").asString()).isEqualTo("ada");
    assertThat(old.at("/people/0/then")).isEqualTo(then.get(0));
    assertThat(json("/api/v1/teams/team-a").at("/past/0")).isEqualTo(old.get("group"));
    assertThat(json("/api/v1/past/2026-03-12").at("/teams/0")).isEqualTo(old.get("group"));
    assertThat(json("/api/v1/cohorts/spring/past/2026-03-12").at("/teams/0"))
        .isEqualTo(old.get("group"));
  }

  /** Two instances write what is equal, so that the second need not. */
  @Test
  void aRowIsWrittenAgainInARoundInWhichItHasChanged() {
    dashboard.put(Samples.ada(), List.of());
    keeper.turn();
    assertThat(rows()).hasSize(ROWS).hasAtLeastOneElementOfType(LearnerDay.class);
    long first = dashboard.tables().days().version();
    dashboard.pass(Duration.ofMinutes(11));
    keeper.turn();
    assertThat(dashboard.tables().days().version()).as("nothing is new").isEqualTo(first);
    dashboard.put(Samples.ada(), List.of(QUIZ));
    keeper.turn();
    assertThat(dashboard.tables().days().version()).as("the same round").isEqualTo(first);
    dashboard.pass(Duration.ofMinutes(11));
    keeper.turn();
    assertThat(rows()).hasSize(ROWS);
    assertThat(shown()).isPositive();
  }

  private double shown() {
    return rows().stream()
        .filter(LearnerDay.class::isInstance)
        .mapToDouble(row -> ((LearnerDay) row).shown())
        .max()
        .orElseThrow();
  }

  @Test
  void whatCouldNotBeKeptIsKeptLater() {
    dashboard.put(Samples.ada(), List.of());
    dashboard.away(true);
    keeper.turn();
    assertThat(rows()).isEmpty();
    dashboard.away(false);
    dashboard.pass(Duration.ofMinutes(1));
    keeper.turn();
    assertThat(rows()).hasSize(ROWS);
  }

  @Test
  void rowsGoWithTheirLearnerAndAfterAYear() {
    dashboard.put(learner("ada", "team-a", null), List.of());
    dashboard.put(learner("bob", "team-a", null), List.of());
    keeper.turn();
    assertThat(rows()).filteredOn(LearnerDay.class::isInstance).hasSize(2);
    dashboard.erase("ada");
    keeper.turn();
    assertThat(rows()).filteredOn(LearnerDay.class::isInstance).hasSize(1);
    assertThat(json("/api/v1/teams/team-a/past/2026-03-12").get("people").size()).isEqualTo(1);
    dashboard.pass(Duration.ofDays(DayKeeper.KEPT_DAYS));
    keeper.turn();
    assertThat(rows()).anyMatch(row -> row.day().toString().equals("2026-03-12"));
    dashboard.pass(Duration.ofDays(1));
    keeper.turn();
    assertThat(rows()).noneMatch(row -> row.day().toString().equals("2026-03-12")).isNotEmpty();
  }

  @Test
  void whereADayIsMissingTheNewestOfTheSixBeforeStandsForIt() {
    dashboard.put(Samples.ada(), List.of());
    keeper.turn();
    dashboard.pass(Duration.ofDays(16));
    assertThat(json("/api/v1/learners/ada").at("/past/0/day").asString()).isEqualTo("2026-03-12");
    assertThat(json("/api/v1/teams/team-a/past/2026-03-18").at("/group/day").asString())
        .isEqualTo("2026-03-12");
    assertThat(
            dashboard
                .api()
                .get()
                .uri("/api/v1/teams/team-a/past/2026-03-19")
                .exchange()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  void whoHasComeSinceIsNotAmongThoseOfThatDay() {
    dashboard.put(learner("ada", "old-team", null), List.of());
    dashboard.put(learner("bob", "team-a", null), List.of());
    keeper.turn();
    dashboard.pass(Duration.ofDays(7));
    dashboard.put(learner("ada", "team-a", null), List.of());
    assertThat(json("/api/v1/teams/team-a/past/2026-03-12").get("people"))
        .extracting(row -> row.get("learner").asString())
        .containsExactly("bob");
  }

  /** Who has left is the same every day: a row a week is enough. */
  @Test
  void aDayLikeOneOfTheSixBeforeNeedsNoRow() {
    dashboard.put(Samples.ada(), List.of(Samples.event("l", day(3), null, new Fact.Left())));
    keeper.turn();
    for (int i = 0; i < 13; i++) {
      dashboard.pass(Duration.ofDays(1));
      keeper.turn();
    }
    assertThat(rows()).filteredOn(LearnerDay.class::isInstance).hasSize(2);
    assertThat(json("/api/v1/learners/ada").at("/past/0/state").asString()).isEqualTo("LEFT");
  }

  @Test
  void aDayThatNoCalendarHasIsRefused() {
    dashboard.put(Samples.ada(), List.of());
    assertThat(dashboard.api().get().uri("/api/v1/past/-999999999-01-01")).hasStatus(400);
    assertThat(dashboard.api().get().uri("/api/v1/past/soon")).hasStatus(400);
  }
}
