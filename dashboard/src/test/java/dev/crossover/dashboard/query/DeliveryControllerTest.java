package dev.crossover.dashboard.query;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.model.Samples;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.record.UserRole;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TopicWriter;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What an owner is told of messages that were given up, and how these are tried again. */
class DeliveryControllerTest {

  private static final String PASSWORD = "a long password";
  private static final String ADDRESS = "/api/v1/data/deliveries";
  private static final Instant NOW = day(10);

  private final FilledDashboard dashboard = new FilledDashboard(NOW);

  /** Two teams: ada is one of seven, and bo one of two. */
  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    dashboard.put(Samples.learner("ada", "wide", "small"), List.of());
    dashboard.put(Samples.learner("bo", "few", "small"), List.of());
    dashboard.put(Samples.learner("f1", "few", "small"), List.of());
    for (int i = 1; i <= 6; i++) {
      dashboard.put(Samples.learner("w" + i, "wide", "small"), List.of());
      dashboard.put(Samples.learner("m" + i, "more", "small"), List.of());
    }
    dashboard.put("owner@x.example", PASSWORD, UserRole.OWNER);
    dashboard.put("lead@x.example", PASSWORD, UserRole.PROGRAMME_LEAD);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void theNewestIsFirstAndSaysWhatWentWrong() throws IOException {
    String cohort = open("ada", "wide");
    gaveUp("ada:BEHIND:1/opened/webhook", NOW.minusSeconds(60));
    gaveUp("ada:BEHIND:1/again/slack", NOW);
    gaveUp("ada:BEHIND:1/opened/teams", null);
    keep(Delivery.sent("ada:BEHIND:1/opened/mail", NOW, null));
    keep(Delivery.toNobody("bo:BEHIND:1/opened/mail"));
    JsonNode list = asOwner();
    assertThat(list.get("total").asInt()).isEqualTo(3);
    assertThat(values(list, "channel")).containsExactly("slack", "webhook", "teams");
    JsonNode row = list.at("/rows/1");
    assertThat(row.get("what").asString()).isEqualTo("opened");
    assertThat(row.get("cohort").asString()).isEqualTo(cohort);
    assertThat(row.get("team").asString()).isEqualTo("wide");
    assertThat(row.get("at").asString()).isEqualTo(NOW.minusSeconds(60).toString());
    assertThat(row.get("problem").asString()).isEqualTo("webhook answered 500");
    assertThat(list.at("/rows/2").has("at")).isFalse();
  }

  /** An owner sees nobody by themselves, and no team of few. */
  @Test
  void itDoesNotTellWhomAMessageIsAbout() throws IOException {
    open("bo", "few");
    gaveUp("bo:BEHIND:1/opened/mail", NOW);
    JsonNode list = asOwner();
    assertThat(list.toString()).doesNotContain("bo:", "BEHIND", "\"bo\"", "few");
    assertThat(list.at("/rows/0/team").asString()).isEqualTo("other teams");
  }

  @Test
  void ofWhatIsNotKnownAnyMoreNoTeamIsSaid() throws IOException {
    gaveUp("gone:BEHIND:1/opened/mail", NOW);
    assertThat(asOwner().at("/rows/0").propertyNames())
        .containsExactlyInAnyOrder("id", "channel", "what", "at", "problem");
  }

  @Test
  void theFiftyNewestAreShownAndAllAreCounted() throws IOException {
    for (int i = 0; i < 51; i++) {
      gaveUp("a" + i + "/opened/mail", NOW.minus(Duration.ofMinutes(i)));
    }
    JsonNode list = asOwner();
    assertThat(list.get("total").asInt()).isEqualTo(51);
    assertThat(list.get("rows")).hasSize(50);
    assertThat(list.at("/rows/49/at").asString())
        .isEqualTo(NOW.minus(Duration.ofMinutes(49)).toString());
  }

  @Test
  void whatIsTriedAgainIsForgottenAndNothingElse() throws IOException {
    gaveUp("a/opened/webhook", NOW);
    gaveUp("b/opened/webhook", NOW.minusSeconds(1));
    gaveUp("c/opened/mail", NOW.minusSeconds(2));
    keep(Delivery.sent("d/opened/webhook", NOW, null));
    String first = asOwner().at("/rows/0/id").asString();
    assertThat(replay("owner", "{\"ids\":[\"" + first + "\",\"none\",\"d/opened/webhook\"]}"))
        .hasStatus(200)
        .bodyText()
        .isEqualTo("{\"replayed\":1}");
    assertThat(values(asOwner(), "channel")).containsExactly("webhook", "mail");
    assertThat(replay("owner", "{\"channel\":\"webhook\"}"))
        .bodyText()
        .isEqualTo("{\"replayed\":1}");
    assertThat(values(asOwner(), "channel")).containsExactly("mail");
    assertThat(replay("owner", "{\"channel\":\"webhook\"}"))
        .bodyText()
        .isEqualTo("{\"replayed\":0}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"ids\":[],\"channel\":\"mail\"}", "{\"ids\":\"all\"}"})
  void whichMustBeClear(String which) {
    assertThat(replay("owner", which)).hasStatus(400);
  }

  @Test
  void onlyAnOwnerHasThemTriedAgain() throws IOException {
    gaveUp("a/opened/mail", NOW);
    assertThat(replay("lead", "{\"channel\":\"mail\"}")).hasStatus(404);
    assertThat(asOwner().get("total").asInt()).isEqualTo(1);
  }

  @Test
  void whileKafkaIsAwayNothingIsSaidToBeTriedAgain() throws IOException {
    gaveUp("a/opened/mail", NOW);
    dashboard.away(true);
    assertThat(replay("owner", "{\"channel\":\"mail\"}")).hasStatus(503);
    assertThat(asOwner().get("total").asInt()).isEqualTo(1);
  }

  /** Opens an episode of somebody; answers its cohort. */
  private String open(String learner, String team) {
    Stall stall = new Stall(StallReason.BEHIND, NOW, NOW, "project", 0, null, null, null);
    String id = learner + ":BEHIND:1";
    String cohort = Samples.learner(learner, team, "small").cohort();
    dashboard.put(
        dashboard.tables().episodes(),
        id,
        new Episode(id, learner, cohort, team, stall, NOW, null, null),
        Json.serde(Episode.class));
    return cohort;
  }

  private void gaveUp(String id, @Nullable Instant at) throws IOException {
    keep(new Delivery(id, null, "webhook answered 500", null, null, at, null));
  }

  private void keep(Delivery delivery) throws IOException {
    dashboard.get(TopicWriter.class).write(Topics.NOTIFICATIONS, Map.of(delivery.id(), delivery));
  }

  private JsonNode asOwner() {
    dashboard.as(cookie("owner"));
    return dashboard.json(ADDRESS);
  }

  private MvcTestResult replay(String who, String which) {
    return SignedIn.posted(dashboard, ADDRESS + "/replay", which, cookie(who));
  }

  private Cookie cookie(String who) {
    return SignedIn.by(dashboard, who + "@x.example", PASSWORD);
  }

  private static List<String> values(JsonNode list, String field) {
    return list.get("rows").valueStream().map(row -> row.get(field).asString()).toList();
  }
}
