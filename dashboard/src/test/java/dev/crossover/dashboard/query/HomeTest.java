package dev.crossover.dashboard.query;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The first page of a manager, who looks after a part of a team and is a member of it. */
class HomeTest {

  private static final String PASSWORD = "a long password";
  private static final String BOSS = "boss@x.example";

  private final FilledDashboard dashboard = new FilledDashboard(day(10));

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    dashboard.put(BOSS, PASSWORD);
    put("ada", "a@x.example", BOSS, new Fact.Stuck(true, "Why?"));
    put("bo", "b@x.example", BOSS, new Fact.Started());
    put("boss", BOSS, "chief@x.example", new Fact.Stuck(true, "Whom do I ask?"));
    put("cy", "c@x.example", "chief@x.example", new Fact.Stuck(true, null));
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private void put(String id, String mail, @Nullable String manager, Fact fact) {
    dashboard.put(
        SampleLearner.of(id).mail(mail).managedBy(manager).learner(),
        List.of(Samples.event("e-" + id, day(9), Samples.QUIZ, fact)));
  }

  @Test
  void countsThoseWhomOneLooksAfterAndNotOneself() {
    JsonNode home = dashboard.as(SignedIn.by(dashboard, BOSS, PASSWORD)).json("/api/v1/home");
    assertThat(home.get("total").asInt()).isEqualTo(2);
    assertThat(home.get("needYou").asInt()).isEqualTo(1);
    assertThat(home.at("/people/0/learner").asString()).isEqualTo("ada");
    assertThat(home.get("people").valueStream().map(p -> p.get("learner").asString()))
        .doesNotContain("boss", "cy");
    JsonNode team = home.get("teams").get(0);
    assertThat(team.get("learners").asInt()).isEqualTo(4);
    assertThat(team.get("states")).hasSize(2);
    assertThat(team.get("counted").asInt()).as("too few weeks to learn from").isZero();
    assertThat(team.has("onTime")).isFalse();
  }

  /** Beyond the first twelve rows, too, the team's page counts as the first page does. */
  @Test
  void theTeamsPageSaysTheSame() {
    JsonNode people =
        dashboard
            .as(SignedIn.by(dashboard, BOSS, PASSWORD))
            .json("/api/v1/teams/team-a")
            .get("people");
    assertThat(people.get("total").asInt()).isEqualTo(2);
    assertThat(people.get("needYou").asInt()).isEqualTo(1);
    assertThat(people.get("notOnTrack").asInt()).isGreaterThanOrEqualTo(1);
  }
}
