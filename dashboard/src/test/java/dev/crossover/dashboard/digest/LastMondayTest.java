package dev.crossover.dashboard.digest;

import static dev.crossover.dashboard.digest.ManagedPeople.BOSS;
import static dev.crossover.dashboard.digest.ManagedPeople.PASSWORD;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.past.LearnerDay;
import dev.crossover.model.past.PastDay;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.stall.Stall;
import dev.crossover.wiring.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How many will be done in time, and how that was; day 35 of the plan is Monday, 6 April 2026. */
class LastMondayTest {

  private static final int OWN = 8;

  private final FilledDashboard dashboard = new FilledDashboard(day(35));
  private final ManagedPeople people = new ManagedPeople(dashboard);

  /** As many others as a forecast has to learn from. */
  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    dashboard.put(BOSS, PASSWORD);
    for (int i = 0; i < 24; i++) {
      put("other-" + i, "other@x.example", 6 + i % 4, 12 + i % 5, 20 + i % 9);
    }
    for (int i = 0; i < OWN; i++) {
      put("own-" + i, BOSS, 20 + i % 3, 26 + i, null);
    }
    needsTheManager("own-0");
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private void put(String id, String manager, int reading, int quiz, @Nullable Integer project) {
    List<LearningEvent> events = new ArrayList<>();
    events.add(event(id + "r", day(reading), Samples.READING, new Fact.Completed()));
    events.add(event(id + "q", day(quiz), Samples.QUIZ, Samples.score(0.9)));
    for (int on = 1; on < (project == null ? 35 : project); on += 3) {
      events.add(event(id + on, day(on), Samples.PROJECT, new Fact.Active()));
    }
    if (project != null) {
      events.add(event(id + "p", day(project), Samples.PROJECT, Samples.ACCEPTED));
    }
    people.put(id, "team-a", manager, events);
  }

  /** So that there is something to say, whatever is foreseen. */
  private void needsTheManager(String id) {
    people.put(
        id,
        "team-a",
        BOSS,
        List.of(event(id + "one", day(2), Samples.READING, new Fact.Completed())),
        Stall.blocked("quiz", 3, day(30), day(30)));
  }

  /** What was said of somebody on that day. */
  private void said(String id, String day, double chanceByTarget) {
    LearnerDay row =
        new LearnerDay(
            LocalDate.parse(day),
            "spring",
            "team-a",
            LearnerState.ON_TRACK,
            false,
            0,
            0,
            0,
            0,
            0,
            null,
            null,
            null,
            Map.of(),
            new LearnerDay.Said(LocalDate.parse("2026-04-10"), null, chanceByTarget));
    dashboard.put(
        dashboard.tables().days(), PastDay.ofLearner(id) + day, row, Json.serde(PastDay.class));
  }

  private JsonNode answer() {
    return dashboard.as(SignedIn.by(dashboard, BOSS, PASSWORD)).json("/api/v1/digest");
  }

  @Test
  void saysOnlyWhatWasSaidOfOwnPeople() {
    for (int i = 0; i < OWN; i++) {
      said("own-" + i, "2026-03-30", i < 5 ? 1 : 0);
      said("own-" + i, "2026-04-05", 1);
    }
    said("other-1", "2026-03-30", 1);
    JsonNode answer = answer();
    JsonNode now = answer.get("digest");
    assertThat(now.get("counted").asInt()).isEqualTo(OWN);
    assertThat(now.at("/lastMonday/onTime").asInt()).isEqualTo(5);
    assertThat(now.at("/lastMonday/counted").asInt()).isEqualTo(OWN);
    assertThat(now.get("onTime")).isEqualTo(dashboard.json("/api/v1/home").get("onTime"));
    int change = now.at("/onTime/p50").asInt() - 5;
    String words = change == 0 ? "as many as" : change < 0 ? " fewer than" : " more than";
    assertThat(answer.at("/says/lead").asString()).contains(words + " last Monday.");
  }

  @Test
  void whereFewerWereCountedBothNumbersAreSaid() {
    said("own-0", "2026-03-28", 1);
    said("own-1", "2026-03-29", 0);
    assertThat(answer().at("/says/lead").asString()).contains("last Monday it was 1 of 2.");
  }

  @Test
  void whereNothingWasKeptNothingIsCompared() {
    said("other-1", "2026-03-30", 1);
    JsonNode answer = answer();
    assertThat(answer.get("digest").has("onTime")).isTrue();
    assertThat(answer.get("digest").has("lastMonday")).isFalse();
    assertThat(answer.at("/says/lead").asString()).doesNotContain("Monday");
  }

  /** What the step would bring is what the team's page says of it. */
  @Test
  void whatAStepWouldBringIsWhatTheTeamsPageSays() {
    JsonNode person = answer().at("/digest/people/0");
    JsonNode gain = dashboard.json("/api/v1/teams/team-a").at("/people/gains/own-0");
    assertThat(person.get("learner").asString()).isEqualTo("own-0");
    assertThat(gain.isMissingNode()).isFalse();
    assertThat(person.get("gain")).isEqualTo(gain);
    assertThat(person.get("ifItWorks").asString())
        .startsWith("If it works, with quiz done: on time");
  }
}
