package dev.crossover.dashboard.query;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episode.Resolution;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.record.User;
import dev.crossover.model.record.UserRole;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import dev.crossover.wiring.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The inbox on day 30. Boss manages those whose alerts the tests open; the chief all others. */
class AlertsTest {

  private static final int TODAY = 30;
  private static final String PASSWORD = "a long password";
  private static final String BOSS = "boss@x.example";
  private static final String CHIEF = "chief@x.example";
  private static final String LEAD = "lead@x.example";
  private static final String INBOX = "/api/v1/alerts";

  private final FilledDashboard dashboard = new FilledDashboard(day(TODAY));
  private final Map<String, List<LearningEvent>> events = new HashMap<>();

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    dashboard.put(BOSS, PASSWORD);
    dashboard.put(CHIEF, PASSWORD);
    dashboard.put(LEAD, PASSWORD, UserRole.PROGRAMME_LEAD);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private JsonNode inbox(String mail) {
    return dashboard.as(SignedIn.by(dashboard, mail, PASSWORD)).json(INBOX);
  }

  private static Stream<String> learners(JsonNode group) {
    return group.valueStream().map(r -> r.get("learner").asString());
  }

  /** Fails the quiz on that day, and says that they are stuck, which opens an alert at once. */
  private Episode stuck(String learner, int onDay) {
    happens(learner, onDay, Samples.QUIZ, Samples.score(0.2));
    happens(learner, onDay, Samples.QUIZ, new Fact.Stuck(true, null));
    Stall stall = Stall.about(StallReason.ASKED_FOR_HELP, "quiz", day(onDay), day(onDay));
    return new Episode(
        learner + ":" + onDay, learner, "spring", "team-a", stall, day(onDay), null, null);
  }

  private void happens(String learner, int onDay, @Nullable String on, Fact fact) {
    List<LearningEvent> all = events.computeIfAbsent(learner, _ -> new ArrayList<>());
    all.add(Samples.event(learner + "-" + all.size(), day(onDay), on, fact));
  }

  private void did(String learner, int onDay, FollowUp what, @Nullable LocalDate until) {
    happens(learner, onDay, null, new Fact.FollowedUp(what, User.key(BOSS), null, until));
  }

  private void enrol(String learner, String team, String manager, Episode... episodes) {
    Learner managed = SampleLearner.of(learner).team(team).managedBy(manager).learner();
    LearnerSnapshot snapshot = dashboard.snapshot(managed, events.getOrDefault(learner, List.of()));
    dashboard.put(managed);
    dashboard.put(
        new LearnerSnapshot(
            learner,
            snapshot.enrolment(),
            snapshot.fold(),
            snapshot.receivedAt(),
            Stream.of(episodes).filter(Episode::open).toList()));
    for (Episode e : episodes) {
      dashboard.put(dashboard.tables().episodes(), e.id(), e, Json.serde(Episode.class));
    }
  }

  private void enrol(String learner, Episode... episodes) {
    enrol(learner, "team-a", BOSS, episodes);
  }

  private static Episode ended(Episode e, Instant at, Resolution how) {
    return new Episode(e.id(), e.learner(), e.cohort(), e.team(), e.stall(), e.openedAt(), at, how);
  }

  @Test
  void onlyWhoLooksAfterSomebodyIsTold() {
    enrol("ada", stuck("ada", 28));
    enrol("cy", "team-a", CHIEF, stuck("cy", 28));
    JsonNode own = inbox(BOSS);
    assertThat(learners(own.get("open"))).containsExactly("ada");
    assertThat(own.get("people").asInt()).isEqualTo(1);
    assertThat(learners(inbox(CHIEF).get("open"))).containsExactly("cy");
    dashboard.asAdministrator();
    assertThat(dashboard.json(INBOX).get("open"))
        .as("who shows a key looks after nobody")
        .isEmpty();
  }

  /** A row says what the row of the team's list says. */
  @Test
  void aRowIsThatOfTheTeamsList() {
    enrol("ada", stuck("ada", 28));
    happens("bo", 10, Samples.QUIZ, Samples.score(0.9));
    enrol("bo");
    JsonNode row = inbox(BOSS).at("/open/0");
    JsonNode listed = dashboard.json("/api/v1/teams/team-a/learners").get(0);
    listed
        .properties()
        .forEach(field ->
            assertThat(row.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    assertThat(row.at("/reasons/0/reason").asString()).isEqualTo("ASKED_FOR_HELP");
    assertThat(row.at("/helpers/0").asString()).isEqualTo("bo");
    assertThat(row.get("unit").asString()).isEqualTo("quiz");
    assertThat(row.get("openedAt").asString()).isEqualTo("2026-03-30T12:00:00Z");
    assertThat(row.has("resolvedAt")).isFalse();
  }

  /** What was done on a day, and where the alert then stands on day 30. */
  @ParameterizedTest
  @CsvSource({
    "TALKED, 29,, answered",
    "ACKNOWLEDGED, 29,, answered",
    "TALKED, 22,, open",
    "SNOOZED, 29, 2026-04-03, snoozed",
    "SNOOZED, 22, 2026-03-31, open",
    "DISMISSED, 30,, answered",
    "NOTED, 29,, open",
    "TALKED, 15,, open"
  })
  void aFollowUpMovesTheAlert(FollowUp what, int onDay, @Nullable LocalDate until, String group) {
    Episode alert = stuck("ada", 20);
    did("ada", onDay, what, until);
    enrol("ada", alert);
    JsonNode inbox = inbox(BOSS);
    for (String each : List.of("open", "answered", "snoozed", "resolved")) {
      assertThat(inbox.get(each)).as(each).hasSize(each.equals(group) ? 1 : 0);
      assertThat(inbox.at("/counts/" + each).asInt()).isEqualTo(each.equals(group) ? 1 : 0);
    }
    assertThat(inbox.get(group).get(0).path("until").asString(""))
        .isEqualTo(group.equals("snoozed") ? "2026-04-03" : "");
    assertThat(dashboard.json("/api/v1/session").get("newAlerts").asInt())
        .as("the number in the head bar")
        .isEqualTo(group.equals("open") ? 1 : 0);
  }

  /** The newest answer says where it stands. */
  @Test
  void aTalkAfterASnoozeIsAnAnswer() {
    Episode alert = stuck("ada", 20);
    did("ada", 28, FollowUp.SNOOZED, LocalDate.parse("2026-04-20"));
    did("ada", 29, FollowUp.TALKED, null);
    enrol("ada", alert);
    assertThat(learners(inbox(BOSS).get("answered"))).containsExactly("ada");
  }

  @Test
  void theMostUrgentIsFirst() {
    Episode bo = stuck("bo", 28);
    happens("bo", 29, Samples.READING, new Fact.Completed());
    enrol("bo", bo);
    enrol("zoe", stuck("zoe", 5));
    JsonNode inbox = inbox(BOSS);
    assertThat(learners(inbox.get("open"))).containsExactly("zoe", "bo");
    JsonNode first = dashboard.json(INBOX + "?limit=1");
    assertThat(learners(first.get("open"))).containsExactly("zoe");
    assertThat(first.at("/counts/open").asInt()).as("of all").isEqualTo(2);
    assertThat(dashboard.api().get().uri(INBOX + "?limit=0").exchange()).hasStatus(400);
  }

  @Test
  void whatIsOverIsToldForTwoWeeksWithHowItEnded() {
    enrol("ada", ended(stuck("ada", 20), day(28), Resolution.PROGRESS));
    Episode dismissed = stuck("bo", 20);
    did("bo", 24, FollowUp.DISMISSED, null);
    enrol("bo", ended(dismissed, day(24), Resolution.SETTLED));
    Episode settled = stuck("cy", 10);
    did("cy", 17, FollowUp.SETTLED, null);
    enrol("cy", ended(settled, day(17), Resolution.SETTLED));
    enrol("di", ended(stuck("di", 10), day(16), Resolution.ON_LEAVE));
    JsonNode over = inbox(BOSS).get("resolved");
    assertThat(learners(over)).as("the newest end first").containsExactly("ada", "bo", "cy");
    assertThat(over.valueStream().map(r -> r.get("resolution").asString()))
        .containsExactly("PROGRESS", "SETTLED", "SETTLED");
    assertThat(over.valueStream().map(r -> r.get("noStall").asBoolean()))
        .containsExactly(false, true, false);
  }

  @Test
  void theHistorySaysWhatHappenedAndWhoDidIt() {
    did("ada", 19, FollowUp.TALKED, null);
    Episode alert = stuck("ada", 20);
    did("ada", 22, FollowUp.TALKED, null);
    did("ada", 29, FollowUp.NOTED, null);
    enrol("ada", ended(alert, day(28), Resolution.PROGRESS));
    JsonNode history = inbox(BOSS).at("/resolved/0/history");
    assertThat(history.valueStream().map(h -> h.get("turn").asString()))
        .as("neither what was before nor what came after")
        .containsExactly("OPENED", "FOLLOWED_UP", "ENDED");
    assertThat(history.at("/1/followUp/by").asString()).isEqualTo("you");
    assertThat(history.at("/1/followUp/mine").asBoolean()).isTrue();
    assertThat(history.at("/2/at").asString()).isEqualTo("2026-03-30T12:00:00Z");
  }

  @Test
  void theFactsSayWhatBecameOfThem() {
    Episode soon = stuck("ada", 1);
    did("ada", 3, FollowUp.TALKED, null);
    enrol("ada", ended(soon, day(8), Resolution.PROGRESS));
    Episode late = stuck("bo", 1);
    did("bo", 7, FollowUp.ACKNOWLEDGED, null);
    enrol("bo", ended(late, day(25), Resolution.PROGRESS));
    Episode settled = stuck("cy", 10);
    did("cy", 12, FollowUp.SETTLED, null);
    enrol("cy", ended(settled, day(12), Resolution.SETTLED));
    enrol("di", stuck("di", 22));
    enrol("ed", stuck("ed", 24));
    JsonNode facts = inbox(BOSS).get("facts");
    assertThat(facts.get("ended").asInt()).isEqualTo(3);
    assertThat(facts.get("back").asInt()).isEqualTo(1);
    assertThat(facts.get("dismissed").asInt()).isEqualTo(1);
    assertThat(facts.get("medianDays").asDouble()).isEqualTo(2);
    assertThat(facts.get("waiting").asInt()).as("eight days, and not six").isEqualTo(1);
    JsonNode outcome = dashboard.json("/api/v1/teams/team-a").at("/people/outcome");
    assertThat(outcome.at("/reasons/ASKED_FOR_HELP/ended").asInt())
        .as("the page of the team counts the same")
        .isEqualTo(facts.get("ended").asInt());
    assertThat(outcome.at("/reasons/ASKED_FOR_HELP/dismissed").asInt())
        .isEqualTo(facts.get("dismissed").asInt());
  }

  /** Two were answered, one of them long ago; one is open for exactly two weeks. */
  private void sixOfWhomOneHasNoOwner() {
    enrol("zoe", "team-a", BOSS, stuck("zoe", 15));
    enrol("ada", "team-a", BOSS, stuck("ada", 16));
    Episode bo = stuck("bo", 10);
    did("bo", 12, FollowUp.TALKED, null);
    enrol("bo", "team-a", BOSS, bo);
    Episode cy = stuck("cy", 10);
    did("cy", 29, FollowUp.ACKNOWLEDGED, null);
    enrol("cy", "team-a", CHIEF, cy);
    enrol("di", "team-a", CHIEF);
    enrol("ed", "team-a", CHIEF);
  }

  @Test
  void aProgrammeLeadIsToldCountsAlone() {
    sixOfWhomOneHasNoOwner();
    JsonNode told = inbox(LEAD);
    assertThat(told.get("people").asInt()).isZero();
    for (String each : List.of("open", "answered", "snoozed", "resolved")) {
      assertThat(told.get(each)).as(each).isEmpty();
    }
    assertThat(told.has("facts")).isFalse();
    assertThat(told.get("unowned").toString())
        .isEqualTo("[{\"cohort\":\"spring\",\"team\":\"team-a\",\"alerts\":1}]");
    assertThat(told.toString()).doesNotContain("zoe", "ada", BOSS);
  }

  @Test
  void aManagerIsToldTheirOwnCount() {
    sixOfWhomOneHasNoOwner();
    assertThat(inbox(BOSS).at("/unowned/0/alerts").asInt()).isEqualTo(1);
    assertThat(inbox(CHIEF).get("unowned")).isEmpty();
    dashboard.pass(Duration.ofDays(1));
    assertThat(inbox(BOSS).at("/unowned/0/alerts").asInt())
        .as("two weeks are over for another one")
        .isEqualTo(2);
  }

  /** A team of few is told to who leads the programme with others, and not by itself. */
  @Test
  void teamsOfFewAreJoined() {
    sixOfWhomOneHasNoOwner();
    enrol("kim", "team-b", CHIEF, stuck("kim", 2));
    assertThat(inbox(LEAD).get("unowned").toString())
        .isEqualTo("[{\"cohort\":\"spring\",\"team\":\"other teams\",\"alerts\":2}]");
  }
}
