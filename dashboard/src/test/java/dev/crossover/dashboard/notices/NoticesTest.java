package dev.crossover.dashboard.notices;

import static dev.crossover.model.Samples.day;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.record.NoticeChoices;
import dev.crossover.model.record.SingleNotices;
import dev.crossover.wiring.key.KeySettings;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Each says how they are told, of themselves alone; and stops it in one step, from a mail. */
class NoticesTest {

  private static final String ADDRESS = "/api/v1/notices";
  private static final String BOSS = "boss@x.example";
  private static final String PASSWORD = "a long password";
  private static final String WANTED =
      """
      {"single": "ALL", "digest": false, "zone": "Europe/Berlin", "quietFrom": "22:00", "quietTo": "06:30", "quietWeekends": false}\
      """;

  private final FilledDashboard dashboard = new FilledDashboard(day(10));
  private final StopTokens tokens = dashboard.get(StopTokens.class);

  @BeforeEach
  void fill() {
    dashboard.put(BOSS, PASSWORD);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private JsonNode mine() {
    return dashboard.as(SignedIn.by(dashboard, BOSS, PASSWORD)).json(ADDRESS);
  }

  /** Day 10 is 12 March 2026, a Thursday. */
  @Test
  void whoChoseNothingReadsWhatHoldsForThem() {
    JsonNode page = mine();
    assertThat(page.at("/preferences/single").asString()).isEqualTo("URGENT");
    assertThat(page.at("/preferences/digest").asBoolean()).isTrue();
    assertThat(page.at("/preferences/quietFrom").asString()).startsWith("20:00");
    assertThat(page.get("nextDigest").asString()).isEqualTo("2026-03-16T08:00:00Z");
    assertThat(page.get("sends").asBoolean()).as("no sender is set").isFalse();
  }

  @Test
  void whatSomebodyChoseIsTheirs() {
    dashboard.notices(
        BOSS,
        new NoticeChoices(
            SingleNotices.NONE, true, ZoneId.of("Asia/Almaty"), null, LocalTime.of(9, 0), null));
    dashboard.notices(
        "other@x.example", new NoticeChoices(SingleNotices.ALL, false, null, null, null, null));
    JsonNode page = mine();
    assertThat(page.at("/preferences/single").asString()).isEqualTo("NONE");
    assertThat(page.at("/preferences/quietTo").asString()).startsWith("09:00");
    assertThat(page.get("nextDigest").asString()).isEqualTo("2026-03-16T03:00:00Z");
  }

  @Test
  void whatSomebodyChoosesIsKeptInTheirName() {
    var session = SignedIn.by(dashboard, BOSS, PASSWORD);
    assertThat(SignedIn.posted(dashboard, ADDRESS, WANTED, session)).hasStatus(204);
    assertThat(dashboard.ingest().asked())
        .containsExactly(
            BOSS
                + " /v1/users/notices digest=false&mail=boss%40x.example&quietFrom=22%3A00"
                + "&quietTo=06%3A30&quietWeekends=false&single=ALL&zone=Europe%2FBerlin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ALL\"           | \"SOME\"",
        "\"Europe/Berlin\" | \"Nowhere\"",
        "\"22:00\"         | \"late\"",
        "\"22:00\"         | null",
        "\"single\"        | \"other\""
      })
  void whatCannotBeReadIsRefused(String good, String bad) {
    var session = SignedIn.by(dashboard, BOSS, PASSWORD);
    assertThat(SignedIn.posted(dashboard, ADDRESS, WANTED.replace(good, bad), session))
        .hasStatus(400);
    assertThat(dashboard.ingest().asked()).isEmpty();
  }

  @Test
  void whatIsNotKeptIsSaid() {
    var session = SignedIn.by(dashboard, BOSS, PASSWORD);
    dashboard.away(true);
    assertThat(SignedIn.posted(dashboard, ADDRESS, WANTED, session)).hasStatus(503);
  }

  @Test
  void aKeyHasNoAddressToTell() {
    dashboard.asAdministrator();
    assertThat(dashboard.api().get().uri(ADDRESS)).hasStatus(404);
    assertThat(
            dashboard
                .api()
                .post()
                .uri(ADDRESS)
                .contentType(MediaType.APPLICATION_JSON)
                .content(WANTED))
        .hasStatus(404);
  }

  private String link(NoticeKind what) {
    return ADDRESS + "/stop?token=" + tokens.of(what, "Boss@x.example");
  }

  private static String body(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), UTF_8);
  }

  /** As a mail program does it: no session, no cookie, no token of a page. */
  private MvcTestResult oneClick(String link) {
    return dashboard
        .as(null)
        .api()
        .post()
        .uri(link)
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .content("List-Unsubscribe=One-Click")
        .exchange();
  }

  /** A scanner of mails follows each link. */
  @Test
  void aLinkThatIsOnlyLookedAtStopsNothing() {
    MvcTestResult page = dashboard.as(null).api().get().uri(link(NoticeKind.SINGLE)).exchange();
    assertThat(page).hasStatus(200);
    assertThat(page.getResponse().getContentType()).startsWith("text/html");
    assertThat(body(page))
        .contains("<form method=\"post\">", "mails about one person", "/settings/notifications")
        .doesNotContain("boss");
    assertThat(dashboard.ingest().asked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(NoticeKind.class)
  void oneStepStopsOneThing(NoticeKind what) {
    MvcTestResult stopped = oneClick(link(what));
    assertThat(stopped).hasStatus(200);
    assertThat(body(stopped)).contains("This is stopped: " + what.words());
    assertThat(dashboard.ingest().asked())
        .containsExactly(
            BOSS
                + " /v1/users/notices "
                + (what == NoticeKind.SINGLE
                    ? "mail=boss%40x.example&single=NONE"
                    : "digest=false&mail=boss%40x.example"));
  }

  /** Whoever has the link can have nothing done again and again. */
  @Test
  void whatIsStoppedIsAskedOfNobody() {
    dashboard.notices(BOSS, new NoticeChoices(SingleNotices.NONE, null, null, null, null, null));
    assertThat(oneClick(link(NoticeKind.SINGLE))).hasStatus(200);
    assertThat(dashboard.ingest().asked()).isEmpty();
  }

  @Test
  void whatIsNotStoppedIsSaid() {
    dashboard.away(true);
    assertThat(oneClick(link(NoticeKind.DIGEST))).hasStatus(503);
  }

  @Test
  void onlyThisAddressTakesAPostWithoutATokenOfThePage() {
    var session = SignedIn.by(dashboard, BOSS, PASSWORD);
    assertThat(
            dashboard
                .as(session)
                .api()
                .post()
                .uri(ADDRESS)
                .contentType(MediaType.APPLICATION_JSON)
                .content(WANTED))
        .hasStatus(403);
  }

  /** Each letter of it counts, and nothing but what we made is good. */
  @Test
  void aTokenThatWasChangedStopsNothing() {
    String good = Objects.requireNonNull(tokens.of(NoticeKind.SINGLE, BOSS));
    Set<String> wrong = new HashSet<>(List.of("", "x", "%20", good + "AAAA", good.substring(4)));
    for (int i = 0; i < good.length() - 1; i++) {
      char other = good.charAt(i) == 'A' ? 'B' : 'A';
      wrong.add(good.substring(0, i) + other + good.substring(i + 1));
    }
    assertThat(wrong).allMatch(token -> tokens.read(token) == null);
    assertThat(tokens.read(good)).isEqualTo(new StopTokens.Stop(NoticeKind.SINGLE, BOSS));
    assertThat(oneClick(ADDRESS + "/stop?token=" + good.substring(4))).hasStatus(404);
    assertThat(dashboard.ingest().asked()).isEmpty();
  }

  @Test
  void aTokenIsTheSameEachTimeAndOneOfItsOwnForEachThing() {
    assertThat(tokens.of(NoticeKind.SINGLE, BOSS))
        .isEqualTo(tokens.of(NoticeKind.SINGLE, "Boss@X.example"))
        .isNotEqualTo(tokens.of(NoticeKind.DIGEST, BOSS))
        .isNotEqualTo(tokens.of(NoticeKind.SINGLE, "bos@x.example"))
        .doesNotContain("boss");
  }

  @Test
  void withoutASecretThereIsNoLink() {
    StopTokens none = new StopTokens(new KeySettings("", true, ""));
    assertThat(none.of(NoticeKind.SINGLE, BOSS)).isNull();
    assertThat(none.read(Objects.requireNonNull(tokens.of(NoticeKind.SINGLE, BOSS)))).isNull();
  }
}
