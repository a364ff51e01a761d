package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.standalone.demo.DemoCheck;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    assertThat(stack.doors().dashboard().get("/api/v1/teams.csv").body().lines()).hasSize(4);
    JsonNode atlas = stack.doors().dashboard().get("/api/v1/teams/atlas").json();
    assertThat(atlas.get("skills"))
        .isNotEmpty()
        .allMatch(s -> atlas.get("skillTitles").has(s.get("skill").asString()));
    assertThat(atlas.get("units"))
        .isNotEmpty()
        .allMatch(u -> atlas.get("unitTitles").has(u.get("unit").asString()));
    assertThat(stack.doors().dashboard().get("/api/v1/teams/nobody").status()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void aTeamsForecastMovesWithHoursStartAndPlan() throws IOException, InterruptedException {
    String forecast = "/api/v1/teams/atlas/forecast";
    JsonNode asIs = stack.doors().dashboard().get(forecast).json().get("asIs");
    assertThat(asIs.get("basis").get("enough").asBoolean()).isTrue();
    LocalDate likely = LocalDate.parse(asIs.get("p50").asString());
    assertThat(likely).isAfter(LocalDate.now(ZoneOffset.UTC));
    assertThat(LocalDate.parse(asIs.get("p90").asString())).isAfterOrEqualTo(likely);

    assertThat(moves(forecast + "?hours=20")).isNegative();
    assertThat(moves(forecast + "?hours=5")).isPositive();
    assertThat(moves(forecast + "?start=" + LocalDate.now(ZoneOffset.UTC).plusDays(30)))
        .isBetween(29, 30);
    assertThat(moves(forecast + "?plan=classic-ml-to-llm")).isPositive();
    assertThat(stack.doors().dashboard().get(forecast + "?hours=0").status()).isEqualTo(400);
    assertThat(stack.doors().dashboard().get(forecast + "?start=soon").status()).isEqualTo(400);
    assertThat(stack.doors().dashboard().get(forecast + "?plan=none").status()).isEqualTo(404);
  }

  private int moves(String address) throws IOException, InterruptedException {
    return stack.doors().dashboard().get(address).json().get("movesDays").asInt();
  }
}
