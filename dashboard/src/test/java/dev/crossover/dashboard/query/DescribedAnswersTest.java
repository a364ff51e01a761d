package dev.crossover.dashboard.query;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.catalog.Shipped;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.model.Samples;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.Attester;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.intake.IntakeResult.Refusal;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.past.GroupDay;
import dev.crossover.model.past.LearnerDay;
import dev.crossover.model.past.PastDay;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.record.StandIn;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import dev.crossover.wiring.DescribedApiRules;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.TopicWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the description says is sent and answered: by examples, and by what truly is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescribedAnswersTest extends DescribedApiRules {

  private static final Instant NOW = day(10);
  private static final LocalDate A_WEEK_AGO = LocalDate.parse("2026-03-05");
  private static final String BOSS = "boss@x.example";
  private static final String PASSWORD = "a long password";

  private final FilledDashboard dashboard = new FilledDashboard(NOW);

  DescribedAnswersTest() {
    super("/page/openapi.yaml");
  }

  @BeforeAll
  void fill() throws IOException {
    dashboard.put(Samples.PLAN);
    dashboard.put(Shipped.plan("ml-to-genai"));
    dashboard.put(
        SignedIn.managedBy(BOSS, "ada@x.example"),
        List.of(
            Samples.timed("read", day(1), Samples.READING, Duration.ofHours(2)),
            Samples.event("quiz", day(3), Samples.QUIZ, Samples.score(0.4)),
            Samples.event(
                "work", day(4), Samples.PROJECT, new Fact.Submitted("https://git.example")),
            Samples.event("skip", day(4), "https://lms.example/skip/1", new Fact.Active()),
            Samples.event("mock", day(5), null, new Fact.Interviewed("evaluation", 0.6)),
            Samples.event("word", day(5), null, new Fact.Attested("python", 0.8, Attester.MANAGER)),
            Samples.event("used", day(6), null, new Fact.Shipped(Set.of("rag"), Attester.MANAGER)),
            Samples.event("help", day(7), Samples.READING, new Fact.Offered(true)),
            Samples.event("stuck", day(8), Samples.QUIZ, new Fact.Stuck(true, "How?")),
            Samples.event("talk", day(9), null, followUp(FollowUp.TALKED))));
    dashboard.put(Samples.learner("bo", "team-b", "small"), List.of());
    DashboardTables tables = dashboard.tables();
    Stall since = Stall.about(StallReason.BLOCKED_ON_UNIT, "quiz", day(3), day(3));
    Episode ended =
        new Episode(
            "e", "ada", "spring", "team-a", since, day(3), day(6), Episode.Resolution.PROGRESS);
    dashboard.put(tables.episodes(), "e", ended, Json.serde(Episode.class));
    Refusal refusal = new Refusal("invalid_field", "/timestamp", "timestamp is no time");
    Duration delay = Duration.ofSeconds(90);
    Map<String, Long> rejected = Map.of("invalid_field", 3L);
    put(
        tables.sources(),
        "lms",
        new SourceStatus(NOW, delay, 7, 2, rejected, NOW, refusal, null, null, null));
    put(tables.activities(), "https://lms.example/other", new SeenActivity("lms", 3, NOW));
    dashboard.setAside(Topics.LEARNER_LOG, "ada", NOW, "cannot be read");
    dashboard
        .get(TopicWriter.class)
        .write(
            Topics.NOTIFICATIONS,
            Map.of(
                "e/opened/webhook",
                Delivery.setAside("e/opened/webhook", "webhook answered 500", NOW)));
    GroupDay group =
        dashboard.get(Groups.class).teams(null).stream()
            .filter(team -> "team-a".equals(team.team()))
            .map(team -> GroupDay.of(team, false, null, A_WEEK_AGO))
            .findFirst()
            .orElseThrow();
    keep(PastDay.ofGroup("spring", "team-a"), group);
    LearnerProgress then = Samples.progress(Samples.ada(), day(3), List.of());
    keep(PastDay.ofLearner("ada"), LearnerDay.of(then, null));
    dashboard.put(BOSS, PASSWORD);
    dashboard.standIn(
        new StandIn(BOSS, "rita@x.example", A_WEEK_AGO.plusDays(30), A_WEEK_AGO.plusDays(40)));
  }

  private static Fact followUp(FollowUp what) {
    return new Fact.FollowedUp(what, null, "We meet on Monday.", null);
  }

  private void keep(String prefix, PastDay row) {
    dashboard.put(dashboard.tables().days(), prefix + A_WEEK_AGO, row, Json.serde(PastDay.class));
  }

  private <V> void put(TableView<V> table, String key, V value) {
    dashboard.put(
        table,
        key,
        value,
        Serdes.serdeFrom((_, v) -> Json.MAPPER.writeValueAsBytes(v), (_, _) -> null));
  }

  @AfterAll
  void stop() {
    dashboard.close();
  }

  /** Only so much can be believed of the others. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"name\": \"atlas\"}]                       | true",
        "[{\"name\": 1}]                               | false",
        "[{}]                                          | false",
        "[{\"name\": \"atlas\", \"other\": \"field\"}] | false",
        "{\"name\": \"atlas\"}                         | false"
      })
  void whatIsWrongIsFound(String answer, boolean right) {
    assertThat(api.wrongAnswer("search", 200, Json.MAPPER.readTree(answer)).isEmpty())
        .isEqualTo(right);
  }

  /** No property that the description does not have, and none of another type. */
  @ParameterizedTest
  @CsvSource({
    "listCohorts, cohorts",
    "getCohort, cohorts/spring",
    "listTeams, teams",
    "getHome, home",
    "search, search?q=a",
    "getTeam, teams/team-a",
    "listLearners, teams/team-a/learners",
    "getForecast, teams/team-a/forecast?hours=20",
    "getTeamsAsShown, past/2026-03-05",
    "getCohortAsShown, cohorts/spring/past/2026-03-05",
    "getTeamAsShown, teams/team-a/past/2026-03-05",
    "getLearner, learners/ada",
    "explainFigure, learners/ada/figures/shown",
    "explainFigure, learners/ada/figures/gap",
    "explainFigure, learners/ada/figures/skill:rag",
    "explainFigure, learners/ada/figures/hours",
    "openTeamFigure, teams/team-a/figures/gap",
    "openCohortFigure, cohorts/spring/figures/ready",
    "getPlan, plans/small",
    "getPlan, plans/ml-to-genai",
    "getData, data",
    "listUnsentMessages, data/deliveries",
    "checkInstallation, settings/checks",
    "getSession, session",
    "listWaysToSignIn, session/ways",
  })
  void anAnswerIsWhatIsSaidOfIt(String operation, String address) {
    dashboard.asAdministrator();
    JsonNode answer = dashboard.json("/api/v1/" + address);
    assertThat(answer).isNotEmpty();
    assertThat(api.wrongAnswer(operation, 200, answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "getHome, home",
    "getTeam, teams/team-a",
    "getLearner, learners/ada",
    "listReviews, reviews",
    "getAlerts, alerts",
    "getDigest, digest",
    "listInterviews, reviews/interviews",
    "getStandIn, reviews/stand-in",
    "getNotices, notices"
  })
  void soIsWhatAManagerIsAnswered(String operation, String address) {
    dashboard.as(SignedIn.by(dashboard, BOSS, PASSWORD));
    JsonNode answer = dashboard.json("/api/v1/" + address);
    assertThat(answer).isNotEmpty();
    assertThat(api.wrongAnswer(operation, 200, answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "getTeam, teams/none, 404",
    "listTeams, teams?limit=0, 400",
    "getTeamsAsShown, past/tomorrow, 400",
    "getForecast, teams/team-a/forecast?hours=0, 400"
  })
  void soIsARefusal(String operation, String address, int status) {
    dashboard.asAdministrator();
    var answer = dashboard.api().get().uri("/api/v1/" + address).exchange().getResponse();
    assertThat(answer.getStatus()).isEqualTo(status);
    JsonNode problem = Json.MAPPER.readTree(answer.getContentAsByteArray());
    assertThat(api.wrongAnswer(operation, status, problem)).isEmpty();
  }
}
