package dev.crossover.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.catalog.Edition;
import dev.crossover.catalog.Shipped;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.Samples;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.intake.IntakeResult.Refusal;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.intake.UnclaimedAccount;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.deadletter.DeadLetters;
import dev.crossover.wiring.deadletter.LetterHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** What the page on data is told, from tables that a test driver fills. */
class DataControllerTest {

  private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
  private static final Account ADA = new Account("https://moodle.example", "ada");

  @TempDir private Path state;
  private final TableView<Plan> plans = new TableView<>(Topics.PLANS, Plan.class);
  private final TableView<SourceStatus> sources =
      new TableView<>(Topics.SOURCE_STATUS, SourceStatus.class);
  private final TableView<Account> accounts = new TableView<>(Topics.SEEN_ACCOUNTS, Account.class);
  private final TableView<UnclaimedAccount> unclaimed =
      new TableView<>(Topics.UNCLAIMED_ACCOUNTS, UnclaimedAccount.class);
  private final TableView<SeenActivity> activities =
      new TableView<>(Topics.ACTIVITIES, SeenActivity.class);
  private final DeadLetters letters = new DeadLetters();
  private final DashboardTables tables =
      new DashboardTables(
          new TableView<>(Topics.PEOPLE, Learner.class),
          plans,
          new TableView<>(Topics.LEARNER_PROGRESS, LearnerSnapshot.class),
          new TableView<>(Topics.COHORT_NORMS, CohortNorms.class),
          new TableView<>(Topics.STALL_EPISODES, Episode.class),
          sources,
          unclaimed,
          accounts,
          activities,
          letters);
  private final MockMvcTester api =
      MockMvcTester.of(
          List.of(new DataController(new DataQueries(tables))),
          builder ->
              builder
                  .setMessageConverters(
                      new StringHttpMessageConverter(),
                      new JacksonJsonHttpMessageConverter(Json.MAPPER))
                  .build());
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    StreamsBuilder builder = new StreamsBuilder();
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    List<TableView<?>> read = List.of(plans, sources, unclaimed, accounts, activities);
    read.forEach(table -> table.addTo(builder, Installation.ALONE));
    letters.addTo(builder, Installation.ALONE);
    driver = new TopologyTestDriver(builder.build(), settings);
    plans.connectStore(driver::getKeyValueStore);
    letters.connectStore(driver::getKeyValueStore);
    sources.connectStore(driver::getKeyValueStore);
    unclaimed.connectStore(driver::getKeyValueStore);
    accounts.connectStore(driver::getKeyValueStore);
    activities.connectStore(driver::getKeyValueStore);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  /** Who reads a figure may ask by what it is measured, and when somebody last looked at that. */
  @Test
  void saysWherePlansComeFrom() {
    Plan shipped = Shipped.plan("ml-to-genai");
    put(plans, shipped.id(), shipped);
    put(plans, Samples.PLAN.id(), Samples.PLAN);
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
        sources,
        "moodle",
        new SourceStatus(
            AT, Duration.ofSeconds(90), 7, 2, Map.of("invalid_field", 3L), AT, refusal));
    assertThat(data().get("sources"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                [{"name": "moodle", "lastEventAt": "2026-03-02T10:00:00Z", "delay": "PT1M30S",
                  "accepted": 7, "duplicates": 2, "rejected": {"invalid_field": 3},
                  "lastRefusal": {"at": "2026-03-02T10:00:00Z", "reason": "invalid_field",
                                  "field": "/timestamp", "message": "timestamp is no time"}}]
                """));
  }

  @Test
  void saysLittleOfASourceThatSaidLittle() {
    put(sources, "wiki", SourceStatus.NONE);
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
    put(unclaimed, AccountOwner.key(ADA), null);
    assertThat(data().get("unclaimedAccounts").get("total").asInt()).isZero();
  }

  /** Exact IRIs, evidence, interview practice and what is to be skipped: all of it is mapped. */
  @Test
  void listsOnlyActivitiesThatNoPlanMaps() {
    put(activities, Samples.READING, new SeenActivity("moodle", 9, AT));
    put(activities, Samples.DIAGRAM, new SeenActivity("moodle", 9, AT));
    put(activities, Samples.MOCK_INTERVIEW, new SeenActivity("moodle", 9, AT));
    put(activities, "https://lms.example/other", new SeenActivity("moodle", 3, AT));
    put(activities, "https://lms.example/more", new SeenActivity("moodle", 5, AT));
    assertThat(unmapped()).hasSize(5);
    put(plans, Samples.PLAN.id(), Samples.PLAN);
    assertThat(unmapped()).containsExactly("https://lms.example/more", "https://lms.example/other");
  }

  @Test
  void filesHaveAnEmptyColumnToFillInAndRunNoFormula() {
    waits(ADA, new UnclaimedAccount("moodle", 2, AT, AT.plusSeconds(60)));
    put(activities, "=1+1", new SeenActivity("moodle", 3, AT));
    assertThat(text("/api/v1/data/unclaimed-accounts.csv"))
        .isEqualTo(
            "account,learner,events,first,last,source\r\n"
                + ADA.key()
                + ",,2,2026-03-02T10:00:00Z,2026-03-02T10:01:00Z,moodle\r\n");
    assertThat(text("/api/v1/data/unmapped-activities.csv"))
        .isEqualTo("activity,unit,events,last,source\r\n'=1+1,,3,2026-03-02T10:00:00Z,moodle\r\n");
  }

  /** Ten are enough to see what it is about; a key that may be an account is not shown. */
  @Test
  void showsTheNewestOfWhatWasSetAside() {
    assertThat(data().get("deadLetters"))
        .isEqualTo(Json.MAPPER.readTree("{\"total\": 0, \"rows\": []}"));
    for (int i = 0; i < 11; i++) {
      letter(Topics.LEARNER_LOG, "a" + i, AT.plusSeconds(i), "cannot be read");
    }
    letter(
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

  private void letter(Topic from, String key, Instant at, String reason) {
    driver
        .createInputTopic(
            Topics.DEAD_LETTERS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(
            new TestRecord<>(
                key, null, LetterHeaders.stored(from.name(), 0, IOException.class, reason), at));
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
    return Json.MAPPER.readTree(text("/api/v1/data"));
  }

  private String text(String address) {
    var answer = api.get().uri(address).exchange();
    assertThat(answer).hasStatusOk();
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private void waits(Account account, UnclaimedAccount waiting) {
    put(accounts, AccountOwner.key(account), account);
    put(unclaimed, AccountOwner.key(account), waiting);
  }

  private <V> void put(TableView<V> table, String key, @Nullable V value) {
    driver
        .createInputTopic(
            table.topic().name(),
            new StringSerializer(),
            (topic, v) -> v == null ? null : Json.MAPPER.writeValueAsBytes(v))
        .pipeInput(key, value);
  }
}
