package dev.crossover.dashboard.digest;

import static dev.crossover.dashboard.digest.ManagedPeople.BOSS;
import static dev.crossover.dashboard.digest.ManagedPeople.PASSWORD;
import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static dev.crossover.model.Samples.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.Samples;
import dev.crossover.model.episode.Episode.Resolution;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.record.User;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The digest of a manager of two teams; day 22 of the plan is Tuesday, 24 March 2026. */
class WeeklyDigestTest {

  private static final String OTHER = "other@x.example";

  private static final LearningEvent PASSED = event("p", day(5), QUIZ, score(0.9));

  private final FilledDashboard dashboard = new FilledDashboard(day(22));
  private final ManagedPeople people = new ManagedPeople(dashboard);

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    dashboard.put(BOSS, PASSWORD);
    dashboard.put(OTHER, PASSWORD);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private JsonNode as(String who) {
    return dashboard.as(SignedIn.by(dashboard, who, PASSWORD)).json("/api/v1/digest");
  }

  private static Stall blocked(int failed) {
    return Stall.blocked("quiz", failed, day(16), day(16));
  }

  private static LearningEvent active(int day) {
    return event("a" + day, day(day), READING, new Fact.Active());
  }

  /** One of each kind, and one whom somebody else looks after. */
  private void stories() {
    people.put("amara", "team-a", BOSS, List.of(PASSED));
    people.put(
        "daniyar",
        "team-a",
        BOSS,
        List.of(
            event("f1", day(14), QUIZ, score(0.2)),
            event("f2", day(15), QUIZ, score(0.2)),
            event("f3", day(16), QUIZ, score(0.2))),
        blocked(3));
    people.put(
        "elif",
        "team-a",
        BOSS,
        List.of(active(10)),
        new Stall(StallReason.BEHIND, day(14), day(17), "quiz", 0, null, day(10), null));
    people.putLate(
        "ines", "team-b", BOSS, Stall.silence(StallReason.NOT_STARTED, day(14), day(21)));
    people.put(
        "chiara",
        "team-a",
        BOSS,
        List.of(
            event("r", day(4), READING, new Fact.Completed()),
            PASSED,
            event("s", day(18), PROJECT, new Fact.Submitted())));
    people.ended("chiara", Stall.about(StallReason.RAISED, null, day(12), day(12)), day(18));
    people.put(
        "jonas",
        "team-a",
        BOSS,
        List.of(
            active(10),
            event(
                "t",
                day(16),
                null,
                new Fact.FollowedUp(FollowUp.TALKED, User.key(BOSS), null, null)),
            active(18)));
    people.ended("jonas", Stall.silence(StallReason.QUIET, day(3), day(12)), day(18));
    people.put(
        "vera",
        "team-a",
        BOSS,
        List.of(
            event("f", day(5), QUIZ, score(0.1)), active(18), event("p", day(19), QUIZ, score(1))));
    people.ended("vera", blocked(1), day(19));
    people.put("olga", "team-a", OTHER, List.of(), blocked(3));
    people.ended("olga", blocked(1), day(19));
  }

  @Test
  void namesThoseWhoNeedTheManagerInTheOrderOfTheFirstPage() {
    stories();
    JsonNode digest = as(BOSS).get("digest");
    assertThat(digest.get("monday").asString()).isEqualTo("2026-03-23");
    assertThat(digest.get("total").asInt()).isEqualTo(7);
    assertThat(digest.get("needYou").asInt()).isEqualTo(4);
    List<String> named = names(digest.get("people"));
    assertThat(named).containsExactlyInAnyOrder("daniyar", "elif", "ines", "chiara");
    JsonNode home = dashboard.json("/api/v1/home");
    assertThat(home.get("people").valueStream().filter(p -> p.get("needsYou").asBoolean()))
        .extracting(p -> p.get("learner").asString())
        .containsExactlyElementsOf(named);
    assertThat(digest.get("teams").valueStream().map(t -> t.get("team").asString()))
        .containsExactlyInAnyOrder("team-a", "team-b");
  }

  @Test
  void saysOfEachWhyAndOneStep() {
    stories();
    JsonNode digest = as(BOSS).get("digest");
    assertThat(of("daniyar", digest).get("why").asString())
        .startsWith("Blocked on “quiz”: 3 failed attempts, last worked on 6 days ago");
    assertThat(of("daniyar", digest).get("step").asString())
        .startsWith("Pair with Name of ")
        .endsWith(", who passed it");
    assertThat(of("daniyar", digest).get("helpers")).hasSize(2);
    assertThat(of("daniyar", digest).get("hoursDue").asDouble()).isGreaterThan(0);
    assertThat(of("elif", digest).get("why").asString()).startsWith("Owes “quiz”, due on ");
    assertThat(of("ines", digest).get("why").asString())
        .isEqualTo("Has not begun since the start on 16 Mar");
    JsonNode chiara = of("chiara", digest);
    assertThat(chiara.get("why").asString())
        .startsWith("“project” waits for a review since 20 Mar");
    assertThat(chiara.get("yourTurn").asBoolean()).isTrue();
    assertThat(chiara.get("step").asString()).isEqualTo("Review it: it is your turn");
  }

  @Test
  void saysWhatBecameOfLastWeeksAlerts() {
    stories();
    people.put("old", "team-a", BOSS, List.of(active(20)));
    people.ended("old", blocked(1), day(14));
    people.put("settled", "team-a", BOSS, List.of(active(20)));
    people.ended("settled", blocked(1), day(20), Resolution.SETTLED);
    JsonNode says = as(BOSS).get("says");
    assertThat(says.get("became").valueStream().map(JsonNode::asString))
        .containsExactly(
            "Name of chiara's “project” waits for you since Friday.",
            "Name of vera passed “quiz”.",
            "Name of jonas came back two days after your talk.");
    assertThat(says.get("heading").asString())
        .isEqualTo("Four conversations this week, about two hours");
    assertThat(says.get("subject").asString())
        .isEqualTo("Your teams, Monday 23 March: four people need you");
  }

  /** At most five are named, whoever they are. */
  @Test
  void countsTheRestOfWhatBecame() {
    for (int i = 0; i < 8; i++) {
      people.put("l" + i, "team-a", BOSS, List.of(active(20)));
      people.ended("l" + i, Stall.silence(StallReason.QUIET, day(3), day(12)), day(20));
    }
    JsonNode answer = as(BOSS);
    assertThat(answer.at("/digest/became")).hasSize(5);
    assertThat(answer.at("/digest/becameMore").asInt()).isEqualTo(3);
    assertThat(answer.at("/says/became/5").asString()).isEqualTo("And 3 more.");
  }

  @Test
  void whomOthersLookAfterIsNotInIt() {
    stories();
    assertThat(as(BOSS).toString()).doesNotContain("olga");
    JsonNode theirs = as(OTHER);
    assertThat(theirs.toString()).contains("olga").doesNotContain("daniyar", "amara", "vera");
    assertThat(theirs.at("/digest/total").asInt()).isEqualTo(1);
    assertThat(theirs.at("/digest/lacking/0/learners").asInt()).isEqualTo(1);
  }

  @Test
  void everyNameInItIsALook() throws IOException {
    stories();
    JsonNode digest = as(BOSS).get("digest");
    List<String> named =
        Stream.concat(names(digest.get("people")).stream(), names(digest.get("became")).stream())
            .toList();
    assertThat(named).contains("daniyar", "vera", "jonas");
    List<String> looks = Files.readAllLines(dashboard.state().resolve("looks.jsonl"));
    assertThat(named)
        .allSatisfy(
            id -> assertThat(looks).anyMatch(look -> look.contains(BOSS) && look.contains(id)));
    assertThat(looks).noneMatch(look -> look.contains("olga"));
  }

  /** A skill that nobody has shown, and the only quiz that somebody passed. */
  @Test
  void saysWhatLacksMost() {
    stories();
    JsonNode lacking = as(BOSS).at("/digest/lacking");
    assertThat(lacking.size()).isBetween(1, 3);
    Map<String, JsonNode> bySkill =
        lacking.valueStream().collect(Collectors.toMap(s -> s.get("skill").asString(), s -> s));
    assertThat(bySkill).containsKey("prompting");
    assertThat(bySkill.get("prompting").get("shown").asInt()).isZero();
    assertThat(bySkill.get("prompting").get("learners").asInt()).isEqualTo(7);
  }

  @Test
  void namesSilentSourcesOfOwnPeopleAlone() {
    stories();
    silent("lms");
    silent("elsewhere");
    JsonNode silent = as(BOSS).at("/digest/silent");
    assertThat(silent.valueStream().map(s -> s.get("source").asString())).containsExactly("lms");
    assertThat(silent.at("/0/learners").asInt()).isEqualTo(6);
    assertThat(as(BOSS).at("/says/silent").asString())
        .isEqualTo("Nothing has come from lms since 12 Mar (6 people).");
  }

  private void silent(String source) {
    dashboard.put(
        dashboard.tables().sources(),
        source,
        new SourceStatus(day(10), null, 1, 0, Map.of(), null, null, null, null, null),
        Json.serde(SourceStatus.class));
  }

  @Test
  void nobodyWhoNeedsTheManagerIsOneLine() {
    people.put("amara", "team-a", BOSS, List.of(PASSED));
    JsonNode answer = as(BOSS);
    assertThat(answer.at("/digest/people")).isEmpty();
    assertThat(answer.at("/says/heading").asString()).isEqualTo("No one needs you this week");
    assertThat(answer.get("says").has("lead")).isFalse();
    assertThat(answer.get("says").has("lacking")).isFalse();
  }

  /** By the days of who reads it: on Sunday evening in London it is Monday in Almaty. */
  @Test
  void theWeekIsThatOfTheManagersZone() {
    people.put("amara", "team-a", BOSS, List.of(PASSED));
    dashboard.pass(Duration.between(day(22), Instant.parse("2026-03-29T22:00:00Z")));
    Digests digests = dashboard.get(Digests.class);
    people.signedIn(() -> {
      assertThat(digests.of(ZoneId.of("Asia/Almaty")).monday()).isEqualTo("2026-03-30");
      assertThat(digests.of()).extracting(Digest::monday).isEqualTo(LocalDate.of(2026, 3, 23));
    });
  }

  @Test
  void whoLooksAfterNobodyHasNone() {
    people.put("amara", "team-a", OTHER, List.of(PASSED));
    people.signedIn(() ->
        assertThatThrownBy(() -> dashboard.get(Digests.class).of())
            .isInstanceOf(NoSuchElementException.class));
  }

  /** Of several hundred six are named, and the mail stays one page. */
  @Test
  void severalHundredStayOnePage() {
    for (int i = 0; i < 300; i++) {
      people.put("l" + i, "team-a", BOSS, List.of(active(10)), blocked(3));
    }
    people.signedIn(() -> {
      Digest digest = dashboard.get(Digests.class).of();
      assertThat(digest.people()).hasSize(Digests.NAMED);
      assertThat(digest.needYou()).isEqualTo(300);
      assertThat(digest.rest().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(294);
      DigestMail mail = DigestMail.of(digest, DigestSamples.LINKS);
      assertThat(mail.subject()).endsWith("300 people need you");
      assertThat(mail.text().lines().count()).isLessThan(66);
    });
  }

  private static List<String> names(JsonNode people) {
    return people.valueStream().map(p -> p.get("learner").asString()).toList();
  }

  private static JsonNode of(String learner, JsonNode digest) {
    return digest
        .get("people")
        .valueStream()
        .filter(p -> p.get("learner").asString().equals(learner))
        .findFirst()
        .orElseThrow();
  }
}
