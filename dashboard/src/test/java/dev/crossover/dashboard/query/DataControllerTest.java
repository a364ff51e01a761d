package dev.crossover.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.catalog.Edition;
import dev.crossover.catalog.Shipped;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.Samples;
import dev.crossover.model.Topics;
import dev.crossover.model.intake.Forwarding;
import dev.crossover.model.intake.IntakeResult.Refusal;
import dev.crossover.model.intake.Remarked;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.intake.UnclaimedAccount;
import dev.crossover.model.learner.Account;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the page on data is told, from tables that a test driver fills. */
class DataControllerTest {

  private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
  private static final Account ADA = new Account("https://moodle.example", "ada");

  private final FilledDashboard dashboard = new FilledDashboard(AT);
  private final DashboardTables tables = dashboard.tables();

  @AfterEach
  void stop() {
    dashboard.close();
  }

  /** Who reads a figure may ask by what it is measured, and when somebody last looked at that. */
  @Test
  void saysWherePlansComeFrom() {
    Plan shipped = Shipped.plan("ml-to-genai");
    put(tables.plans(), shipped.id(), shipped);
    put(tables.plans(), Samples.PLAN.id(), Samples.PLAN);
    assertThat(data().get("plans").valueStream())
        .containsExactlyInAnyOrder(
            Json.MAPPER.valueToTree(
                Map.of(
                    "plan", "ml-to-genai",
                    "title", shipped.title(),
                    "version", shipped.version(),
                    "edition", Edition.CURRENT,
                    "provenance", Objects.requireNonNull(shipped.provenance()))),
            Json.MAPPER.valueToTree(
                Map.of(
                    "plan", Samples.PLAN.id(),
                    "title", Samples.PLAN.title(),
                    "version", Samples.PLAN.version(),
                    "edition", Edition.OWN)));
    assertThat(data().at("/plans").findValues("reviewed"))
        .extracting(JsonNode::asString)
        .containsExactly("2026-11-01");
  }

  @Test
  void saysHowASourceDoesAndWhyItWasRefusedLast() {
    Refusal refusal = new Refusal("invalid_field", "/timestamp", "timestamp is no time");
    put(
        tables.sources(),
        "moodle",
        new SourceStatus(
            AT,
            Duration.ofSeconds(90),
            7,
            2,
            Map.of("invalid_field", 3L),
            AT,
            refusal,
            null,
            null,
            new Remarked(5, AT, "object.count", "must be a whole number")));
    assertThat(data().get("sources"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                [{"name": "moodle", "lastEventAt": "2026-03-02T10:00:00Z", "usualGap": "PT72H",
                  "delay": "PT1M30S",
                  "accepted": 7, "duplicates": 2, "rejected": {"invalid_field": 3},
                  "lastRefusal": {"at": "2026-03-02T10:00:00Z", "reason": "invalid_field",
                                  "field": "/timestamp", "message": "timestamp is no time"},
                  "remarked": {"events": 5, "at": "2026-03-02T10:00:00Z", "field": "object.count",
                               "message": "must be a whole number"}}]
                """));
  }

  @Test
  void saysHowFarStatementsHaveGoneOn() {
    put(tables.sources(), "moodle", SourceStatus.NONE);
    put(
        tables.forwarding(),
        "moodle",
        new Forwarding(
            "https://lrs.example/xapi",
            7,
            AT,
            1150,
            1,
            33,
            AT,
            null,
            new Forwarding.Trouble(AT, "it answered 503")));
    assertThat(data().at("/sources/0/forwarding"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"to": "https://lrs.example/xapi", "at": "2026-03-02T10:00:00Z", "taken": 1150,
                 "refused": 1, "waiting": 33, "waitingSince": "2026-03-02T10:00:00Z",
                 "trouble": "it answered 503", "troubleSince": "2026-03-02T10:00:00Z"}
                """));
  }

  /** Whose integration it is sees how it does, and nothing of the others. */
  @Test
  void anIntegrationAdministratorIsToldOfTheirOwnSources() {
    for (String source : List.of("moodle", "wiki")) {
      put(tables.sources(), source, SourceStatus.NONE);
      waits(new Account("https://" + source, "ada"), new UnclaimedAccount(source, 1, AT, AT));
      put(tables.activities(), "https://" + source + "/1", new SeenActivity(source, 1, AT));
    }
    dashboard.setAside(Topics.PEOPLE, "x", AT, "cannot be read");
    assertThat(data().toString()).contains("wiki", "moodle");
    dashboard.putIntegrator("lms@x.example", "a long password", "moodle");
    dashboard.as(SignedIn.by(dashboard, "lms@x.example", "a long password"));
    JsonNode own = data();
    assertThat(own.toString()).contains("moodle").doesNotContain("wiki", "cannot be read");
    for (String list : List.of("/sources", "/unclaimedAccounts/rows", "/unmappedActivities/rows")) {
      assertThat(own.at(list)).as(list).hasSize(1);
    }
    assertThat(own.at("/unclaimedAccounts/total").asInt()).isEqualTo(1);
    assertThat(dashboard.text("/api/v1/data/unclaimed-accounts.csv")).doesNotContain("wiki");
    assertThat(dashboard.text("/api/v1/data/unmapped-activities.csv")).doesNotContain("wiki");
  }

  @Test
  void saysLittleOfASourceThatSaidLittle() {
    put(tables.sources(), "wiki", SourceStatus.NONE);
    assertThat(data().get("sources").get(0).propertyNames())
        .containsExactlyInAnyOrder("name", "accepted", "duplicates", "rejected");
  }

  @Test
  void listsAccountsWithMostEventsFirstAndSaysHowManyThereAre() {
    for (int i = 0; i < 510; i++) {
      waits(
          new Account("https://moodle.example", "" + i), new UnclaimedAccount("moodle", i, AT, AT));
    }
    JsonNode list = data().get("unclaimedAccounts");
    assertThat(list.get("total").asInt()).isEqualTo(510);
    assertThat(list.get("rows")).hasSize(500);
    assertThat(list.get("rows").get(0).get("account").asString())
        .isEqualTo("https://moodle.example|509");
    assertThat(list.get("rows").get(499).get("events").asInt()).isEqualTo(10);
  }

  @Test
  void aClaimedAccountLeavesTheList() {
    waits(ADA, new UnclaimedAccount("moodle", 1, AT, AT));
    put(tables.unclaimed(), AccountOwner.key(ADA), null);
    assertThat(data().get("unclaimedAccounts").get("total").asInt()).isZero();
  }

  /** Exact IRIs, evidence, interview practice and what is to be skipped: all of it is mapped. */
  @Test
  void listsOnlyActivitiesThatNoPlanMaps() {
    put(tables.activities(), Samples.READING, new SeenActivity("moodle", 9, AT));
    put(tables.activities(), Samples.DIAGRAM, new SeenActivity("moodle", 9, AT));
    put(tables.activities(), Samples.MOCK_INTERVIEW, new SeenActivity("moodle", 9, AT));
    put(tables.activities(), "https://lms.example/other", new SeenActivity("moodle", 3, AT));
    put(tables.activities(), "https://lms.example/more", new SeenActivity("moodle", 5, AT));
    assertThat(unmapped()).hasSize(5);
    put(tables.plans(), Samples.PLAN.id(), Samples.PLAN);
    assertThat(unmapped()).containsExactly("https://lms.example/more", "https://lms.example/other");
  }

  @Test
  void filesHaveAnEmptyColumnToFillInAndRunNoFormula() {
    waits(ADA, new UnclaimedAccount("moodle", 2, AT, AT.plusSeconds(60)));
    put(tables.activities(), "=1+1", new SeenActivity("moodle", 3, AT));
    assertThat(dashboard.text("/api/v1/data/unclaimed-accounts.csv"))
        .isEqualTo(
            "account,learner,events,first,last,source\r\n"
                + ADA.key()
                + ",,2,2026-03-02T10:00:00Z,2026-03-02T10:01:00Z,moodle\r\n");
    assertThat(dashboard.text("/api/v1/data/unmapped-activities.csv"))
        .isEqualTo("activity,unit,events,last,source\r\n'=1+1,,3,2026-03-02T10:00:00Z,moodle\r\n");
  }

  /** Ten are enough to see what it is about; a key that may be an account is not shown. */
  @Test
  void showsTheNewestOfWhatWasSetAside() {
    assertThat(data().get("deadLetters"))
        .isEqualTo(Json.MAPPER.readTree("{\"total\": 0, \"rows\": []}"));
    for (int i = 0; i < 11; i++) {
      dashboard.setAside(Topics.LEARNER_LOG, "a" + i, AT.plusSeconds(i), "cannot be read");
    }
    dashboard.setAside(
        Topics.RECORDS, AccountOwner.key(ADA), AT.plusSeconds(60), "waiting event cannot be read");
    JsonNode list = data().get("deadLetters");
    assertThat(list.get("total").asInt()).isEqualTo(12);
    assertThat(list.get("rows")).hasSize(10);
    assertThat(list.get("rows").get(0).has("key")).isFalse();
    assertThat(list.get("rows").get(1))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"id": "0-10", "at": "2026-03-02T10:00:10Z", "topic": "learner-log", "partition": 0,
                 "key": "a10", "exception": "java.io.IOException", "reason": "cannot be read",
                 "size": 3, "tries": 1}
                """));
  }

  private List<String> unmapped() {
    return data()
        .get("unmappedActivities")
        .get("rows")
        .valueStream()
        .map(row -> row.get("activity").asString())
        .toList();
  }

  private JsonNode data() {
    return dashboard.json("/api/v1/data");
  }

  private void waits(Account account, UnclaimedAccount waiting) {
    put(tables.accounts(), AccountOwner.key(account), account);
    put(tables.unclaimed(), AccountOwner.key(account), waiting);
  }

  private <V> void put(TableView<V> table, String key, @Nullable V value) {
    dashboard.put(
        table,
        key,
        value,
        Serdes.serdeFrom(
            (_, v) -> v == null ? null : Json.MAPPER.writeValueAsBytes(v), (_, _) -> null));
  }
}
