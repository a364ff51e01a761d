package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.demo.DemoCheck;
import dev.crossover.standalone.demo.DemoStories;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What was loaded shows: in the figures, and in what a forecast makes of them. */
@ExtendWith(SharedStack.class)
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ITDashboard {

  private final RunningStack stack;

  ITDashboard(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  @Order(1)
  void theDashboardShowsWhatWasLoaded() throws IOException, InterruptedException {
    DemoCheck.Seen seen =
        new DemoCheck(stack.doors()).await(stack.cohort(), Duration.ofSeconds(60));
    assertThat(seen.learners()).isEqualTo(stack.cohort().learners());
    assertThat(seen.teams()).isEqualTo(stack.cohort().teams());
    assertThat(seen.events()).isEqualTo(stack.cohort().events());
    assertThat(seen.stalled()).isEqualTo(stack.cohort().stalled());
    assertThat(seen.ready()).isEqualTo(stack.cohort().ready());
    assertThat(seen.waiting()).isEqualTo(stack.cohort().waiting());
    assertThat(seen.sentBack()).isEqualTo(stack.cohort().sentBack());
    assertThat(stack.doors().dashboard().get("/api/v1/teams.csv").body().lines()).hasSize(5);
    JsonNode atlas = stack.doors().dashboard().get("/api/v1/teams/atlas").json();
    assertThat(atlas.get("skills"))
        .isNotEmpty()
        .allMatch(s -> atlas.get("skillTitles").has(s.get("skill").asString()));
    assertThat(atlas.get("units"))
        .isNotEmpty()
        .allMatch(u -> atlas.get("unitTitles").has(u.get("unit").asString()));
    assertThat(stack.doors().dashboard().get("/api/v1/teams/nobody").status()).isEqualTo(404);
  }

  /** State and reasons of each story, and dates for who has something left. */
  @Test
  @Order(1)
  void eachStoryIsTold() throws IOException, InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    for (String team : List.of("atlas", "borealis", "cirrus", "dorado")) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() ->
              assertThat(learners(team))
                  .extracting(DemoStories::told)
                  .isSubsetOf(DemoStories.TOLD));
      rows.addAll(learners(team));
    }
    assertThat(rows).hasSameSizeAs(DemoStories.TOLD);
    for (JsonNode row : rows) {
      String told = DemoStories.told(row);
      boolean over = told.contains(" LEFT") || told.contains(" FINISHED");
      String address = "/api/v1/learners/" + row.get("learner").asString();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() ->
              assertThat(get(address).path("forecast").has("done")).as(told).isEqualTo(!over));
    }
  }

  private List<JsonNode> learners(String team) throws IOException, InterruptedException {
    return get("/api/v1/teams/" + team + "/learners").valueStream().toList();
  }

  private JsonNode get(String address) throws IOException, InterruptedException {
    return stack.doors().dashboard().get(address).json();
  }

  @Test
  @Order(2)
  void aTeamsForecastMovesWithHoursStartAndPlan() throws IOException, InterruptedException {
    String forecast = "/api/v1/teams/atlas/forecast?heads=4&certainty=0.5";
    JsonNode asIs = stack.doors().dashboard().get(forecast).json().get("asIs");
    assertThat(asIs.get("open")).isEmpty();
    JsonNode heads = asIs.get("byTarget").get("done");
    assertThat(heads.get("p10").asInt()).isLessThanOrEqualTo(heads.get("p90").asInt());
    assertThat(asIs.get("asked").get("heads").asInt()).isEqualTo(4);
    assertThat(LocalDate.parse(asIs.get("asked").get("done").asString()))
        .isAfter(LocalDate.now(ZoneOffset.UTC));

    assertThat(moves(forecast + "&hours=20")).isNegative();
    assertThat(moves(forecast + "&hours=5")).isPositive();
    assertThat(moves(forecast + "&start=" + LocalDate.now(ZoneOffset.UTC).plusDays(30)))
        .isBetween(29, 31);
    assertThat(moves(forecast + "&plan=classic-ml-to-llm")).isPositive();
    assertThat(stack.doors().dashboard().get(forecast + "&hours=0").status()).isEqualTo(400);
    assertThat(stack.doors().dashboard().get(forecast + "&start=soon").status()).isEqualTo(400);
    assertThat(stack.doors().dashboard().get(forecast + "&plan=none").status()).isEqualTo(404);
  }

  /** Whoever sets up an LMS sees whose events belong to nobody yet. */
  @Test
  @Order(3)
  void whoIsMissingInTheRosterShows() throws IOException, InterruptedException {
    String event =
        """
        [{"specversion":"1.0","type":"dev.crossover.active.v1","source":"urn:test","id":"nobody-1",\
        "time":"2026-03-02T10:00:00Z","data":{"account":{"issuer":"https://wiki.example",\
        "name":"nobody"},"activity":"https://wiki.example/page"}}]\
        """;
    Doors.require(Doors.events(stack.doors().source("test"), event), "an event");
    String account = "https://wiki.example|nobody";
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            stack
                .doors()
                .dashboard()
                .get("/api/v1/data")
                .json()
                .at("/unclaimedAccounts/rows")
                .valueStream()
                .anyMatch(row -> row.get("account").asString().equals(account)));
    assertThat(stack.doors().dashboard().get("/api/v1/data/unclaimed-accounts.csv").body().lines())
        .first()
        .isEqualTo("account,learner,events,first,last,source");
    assertThat(stack.doors().dashboard().get("/api/v1/data/unmapped-activities.csv").body().lines())
        .first()
        .isEqualTo("activity,unit,events,last,source");
  }

  private int moves(String address) throws IOException, InterruptedException {
    JsonNode answer = stack.doors().dashboard().get(address).json();
    return (int) ChronoUnit.DAYS.between(done(answer, "asIs"), done(answer, "whatIf"));
  }

  /** When four are done; later than anything else where that is not within a year. */
  private static LocalDate done(JsonNode answer, String which) {
    JsonNode done = answer.get(which).get("asked").get("done");
    return done == null
        ? LocalDate.now(ZoneOffset.UTC).plusYears(2)
        : LocalDate.parse(done.asString());
  }
}
