package dev.crossover.dashboard.query;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.catalog.Shipped;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Attester;
import dev.crossover.model.event.Fact;
import dev.crossover.wiring.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The forms that {@code openapi.yaml} describes, from snapshots in a table. */
class QueryControllerTest {

  private final FilledDashboard dashboard = new FilledDashboard(day(10));

  @BeforeEach
  void enrol() {
    dashboard.put(Samples.PLAN);
    dashboard.put(
        Samples.ada(),
        List.of(Samples.timed("e", day(1), Samples.READING, Duration.ofMinutes(30))));
    dashboard.put(Samples.learner("bo", "team-b", "small"), List.of());
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  /** Of a team of one each skill is that one's. */
  @Test
  void whatIsAssumedOfASkillIsTheMeanOfItsPeople() {
    JsonNode ada = dashboard.json("/api/v1/learners/ada").at("/progress/readiness/skills");
    JsonNode team = dashboard.json("/api/v1/teams/team-a").get("skills");
    assertThat(team).hasSameSizeAs(ada);
    for (JsonNode skill : ada) {
      JsonNode same =
          team.valueStream()
              .filter(s -> s.get("skill").equals(skill.get("skill")))
              .findFirst()
              .orElseThrow();
      assertThat(same.get("assumed").asDouble())
          .isEqualTo(
              skill.get("assumed").asDouble() * skill.get("required").asDouble(), within(1e-6));
    }
    assertThat(team.valueStream().mapToDouble(s -> s.get("assumed").asDouble()).sum())
        .as("she has studied, and was not tested")
        .isPositive();
  }

  /** A client follows the header until there is none. */
  @Test
  void listsComeInParts() {
    for (int i = 0; i < 5; i++) {
      dashboard.put(Samples.learner("l" + i, "team-c", "small"), List.of());
    }
    assertThat(parts("/api/v1/teams/team-c/learners?cohort=spring&limit=2", "learner"))
        .containsExactlyInAnyOrder("l0", "l1", "l2", "l3", "l4");
    dashboard.put(Samples.learner("d", "Data & platform", "small"), List.of());
    assertThat(parts("/api/v1/teams?limit=1", "team"))
        .containsExactlyElementsOf(parts("/api/v1/teams", "team"))
        .hasSize(4);
    for (String wrong : List.of("limit=0", "limit=1001", "limit=x", "limit=1&after=none")) {
      assertThat(dashboard.api().get().uri("/api/v1/teams?" + wrong)).hasStatus(400);
    }
  }

  private List<String> parts(String first, String id) {
    List<String> ids = new ArrayList<>();
    String next = first;
    while (next != null) {
      var answer = dashboard.api().get().uri(URI.create(next)).exchange().getResponse();
      assertThat(answer.getStatus()).isEqualTo(200);
      JsonNode rows = Json.MAPPER.readTree(answer.getContentAsByteArray());
      rows.forEach(row -> ids.add(row.get(id).asString()));
      String link = answer.getHeader("Link");
      String path = next.replaceAll("\\?.*", "");
      next = link == null ? null : path + link.replaceAll("<(.*)>; rel=\"next\"", "$1");
    }
    return ids;
  }

  @Test
  void listsTeamsTheOneFurthestBehindFirst() {
    JsonNode teams = dashboard.json("/api/v1/teams");
    assertThat(teams.valueStream().map(t -> t.get("team").asString()))
        .containsExactly("team-b", "team-a");
    assertThat(teams.get(1).propertyNames())
        .containsExactly(
            "cohort",
            "team",
            "state",
            "learners",
            "small",
            "ready",
            "shown",
            "assumed",
            "done",
            "planned",
            "gapWeeks",
            "stalls",
            "lastActiveOn");
    assertThat(dashboard.json("/api/v1/teams?cohort=none")).isEmpty();
    assertThat(dashboard.text("/api/v1/teams.csv").lines()).hasSize(3);
  }

  @Test
  void aTeamHasFiguresAndTitles() {
    JsonNode team = dashboard.json("/api/v1/teams/team-a?cohort=spring");
    assertThat(team.get("learners").asInt()).isEqualTo(1);
    assertThat(team.get("spent").asString()).isEqualTo("PT30M");
    assertThat(team.get("planTitles").propertyNames()).containsExactly("small");
    assertThat(team.get("unitTitles").get("reading").asString()).isEqualTo("reading");
    assertThat(team.get("skillTitles").get("rag").asString()).isEqualTo("RAG");
    assertThat(dashboard.json("/api/v1/cohorts").get(0).has("team")).isFalse();
    JsonNode forecast = dashboard.json("/api/v1/teams/team-a/forecast");
    assertThat(forecast.get("asIs").get("open").get(0).asString()).isEqualTo("ada");
    assertThat(forecast.get("names").get("ada").asString()).isEqualTo("ada");
    assertThat(dashboard.api().get().uri("/api/v1/teams/none")).hasStatus(404);
    assertThat(dashboard.api().get().uri("/api/v1/teams/none/learners")).hasStatus(404);
  }

  @Test
  void aTeamNamesItsPeopleWhereTheyAreManaged() {
    JsonNode people = dashboard.json("/api/v1/teams/team-a").get("people");
    assertThat(people.get("total").asInt()).isEqualTo(1);
    assertThat(people.at("/rows/0/name").asString()).isEqualTo("ada");
    assertThat(people.at("/rows/0/weekHours").get(0).asDouble()).isEqualTo(0.5);
    assertThat(people.get("reasons").get("QUIET").asInt()).isEqualTo(1);
    assertThat(people.at("/course/plan").asString()).isEqualTo("small");
    assertThat(people.at("/course/week").asInt()).isEqualTo(2);
  }

  @Test
  void aFileSaysWhyInWordsAndRounds() {
    String csv = dashboard.text("/api/v1/teams/team-a/learners.csv");
    assertThat(csv.lines().toList().getFirst())
        .isEqualTo(
            "learner,name,cohort,team,state,ready,shown,assumed,done,due,gapWeeks,lastActive,"
                + "reasons,target,likelyDone");
    assertThat(csv.lines().skip(1)).first().asString().contains("QUIET,false,0,").contains("quiet");
  }

  @Test
  void aLearnerIsShownByNameOnceTheRosterHasOne() {
    assertThat(name()).isEqualTo("ada");
    dashboard.put(SampleLearner.of("ada").named("Ada Lovelace").learner());
    assertThat(name()).isEqualTo("Ada Lovelace");
    JsonNode page = dashboard.json("/api/v1/learners/ada");
    assertThat(page.get("name").asString()).isEqualTo("Ada Lovelace");
    assertThat(page.at("/progress/asOf").asString()).isEqualTo(dashboard.now().toString());
    assertThat(page.at("/plan/id").asString()).isEqualTo("small");
    assertThat(page.get("background").asString()).isEqualTo("ML_ENGINEER");
  }

  @Test
  void aTeamIsFoundByNameWhereOnlyOneCohortHasIt() {
    assertThat(dashboard.json("/api/v1/teams/team-a").get("cohort").asString()).isEqualTo("spring");
    dashboard.put(SampleLearner.of("cy").named("Cy").cohort("autumn").learner(), List.of());
    assertThat(dashboard.api().get().uri("/api/v1/teams/team-a")).hasStatus(400);
    assertThat(dashboard.json("/api/v1/teams/team-a?cohort=autumn").get("learners").asInt())
        .isEqualTo(1);
  }

  /** What its page shows of a learner's project, and of work that is in use. */
  @Test
  void aLearnerHasWhatTheirProjectLacksAndWhatTheyShipped() {
    Fact sentBack = new Fact.Reviewed(false, Set.of("diagram"));
    Fact shipped = new Fact.Shipped(Set.of("rag"), Attester.MANAGER);
    dashboard.put(
        Samples.ada(),
        List.of(
            Samples.event("s", day(2), Samples.PROJECT, new Fact.Submitted()),
            Samples.event("r", day(3), Samples.PROJECT, sentBack),
            Samples.event("u", day(4), null, shipped)));
    JsonNode progress = dashboard.json("/api/v1/learners/ada").get("progress");
    JsonNode project = progress.get("units").get(2);
    assertThat(project.at("/work/evidence/0").asString()).isEqualTo("diagram");
    assertThat(project.at("/lacks/0").asString()).isEqualTo("results");
    assertThat(progress.at("/readiness/openGates/0/kind").asString()).isEqualTo("SENT_BACK");
    assertThat(progress.at("/shipped/0").toString())
        .isEqualTo("{\"skills\":[\"rag\"],\"by\":\"manager\",\"at\":\"%s\"}".formatted(day(4)));
  }

  /** Of a plan that is written for others, its page names the better one by its title. */
  @Test
  void aPlanIsAnsweredAsItIsPublished() {
    Shipped.PLANS.forEach(id -> dashboard.put(Shipped.plan(id)));
    JsonNode plan = dashboard.json("/api/v1/plans/ml-to-genai");
    String published = Json.MAPPER.writeValueAsString(Shipped.plan("ml-to-genai"));
    JsonNode whole = Json.MAPPER.readTree(published);
    assertThat(plan.propertyNames()).containsAll(whole.propertyNames()).contains("planTitles");
    whole
        .propertyNames()
        .forEach(name -> assertThat(plan.get(name)).as(name).isEqualTo(whole.get(name)));
    assertThat(plan.at("/audience/SOFTWARE_ENGINEER/better").asString()).isEqualTo("genai-roadmap");
    assertThat(plan.at("/planTitles/genai-roadmap").asString())
        .isEqualTo("GenAI roadmap from the foundations");
    assertThat(dashboard.json("/api/v1/plans/small").get("planTitles")).isEmpty();
    assertThat(dashboard.api().get().uri("/api/v1/plans/none")).hasStatus(404);
  }

  /** Erasing takes the person out of every answer. */
  @Test
  void whoIsErasedIsNowhere() {
    name();
    dashboard.erase("ada");
    assertThat(dashboard.api().get().uri("/api/v1/learners/ada")).hasStatus(404);
    assertThat(dashboard.api().get().uri("/api/v1/teams/team-a")).hasStatus(404);
    assertThat(dashboard.json("/api/v1/teams")).hasSize(1);
    assertThat(dashboard.json("/api/v1/cohorts").get(0).get("learners").asInt()).isEqualTo(1);
  }

  private String name() {
    return dashboard.json("/api/v1/teams/team-a/learners").get(0).get("name").asString();
  }
}
