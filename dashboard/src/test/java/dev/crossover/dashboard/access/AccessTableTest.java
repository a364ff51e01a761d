package dev.crossover.dashboard.access;

import static dev.crossover.model.Samples.day;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.ApiAddresses;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.past.GroupDay;
import dev.crossover.model.past.PastDay;
import dev.crossover.model.record.Scope;
import dev.crossover.model.record.UserRole;
import dev.crossover.wiring.Json;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Each address of the query API for each kind of viewer. Three teams of one cohort: {@code small}
 * of two people, of whom boss manages one; {@code wide} of seven, whom chief manages; {@code large}
 * of chief, whom head manages, and six others. Since small is hidden from those who see groups
 * alone, so is large, for small would follow from the others: these see both joined. Head, who sees
 * two of the three, sees no cohort. An address that is not in the table fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableTest {

  /** Before the scope of a key, or another name of one. */
  private static final String KEY = "key:";

  private static final String PASSWORD = "a long password";

  /** In the order of the columns of {@link #TABLE}. */
  private static final List<String> VIEWERS =
      List.of(
          "nobody",
          "admin",
          "owner",
          "lead",
          "head",
          "chief",
          "boss",
          "ada",
          "operator",
          "gone",
          "integrator",
          "key:figures",
          "key:people",
          "key:metrics",
          "key:admin",
          "key:roster",
          "key:expired");

  /**
   * By address: what each viewer is answered. A number after a colon is the number of entries of a
   * list, or of lines of a CSV file.
   */
  private static final Map<String, String> TABLE = new LinkedHashMap<>();

  static {
    row("/api/v1/session", "204 200 200 200 200 200 200 200 200 204 200 200 200 200 200 204 204");
    row(
        "/api/v1/session/ways",
        "200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200 200");
    row(
        "/api/v1/session/company",
        "302 302 302 302 302 302 302 302 302 302 302 302 302 302 302 302 302");
    row("/api/v1/home", "401 200 200 200 200 200 200 200 200 401 200 200 200 200 200 401 401");
    // Who looks after nobody is answered, too, and finds nobody.
    row("/api/v1/alerts", TABLE.get("/api/v1/home"));
    row("/api/v1/digest", "401 404 404 404 200 200 200 404 404 401 404 404 404 404 404 401 401");
    row(
        "/api/v1/cohorts/spring",
        "401 200 200 200 404 200 200 404 404 401 404 200 200 404 200 401 401");
    row(
        "/api/v1/cohorts/none",
        "401 404 404 404 404 404 404 404 404 401 404 404 404 404 404 401 401");
    row(
        "/api/v1/search?q=ada",
        "401 200:1 200:0 200:0 200:0 200:0 200:1 200:1 200:0 401 200:0 200:0 200:1 200:0 200:0 401"
            + " 401");
    row(
        "/api/v1/cohorts",
        "401 200:1 200:1 200:1 200:0 200:1 200:1 200:0 200:0 401 200:0 200:1 200:1 200:0 200:1 401"
            + " 401");
    row(
        "/api/v1/teams",
        "401 200:3 200:2 200:2 200:2 200:1 200:1 200:0 200:0 401 200:0 200:2 200:3 200:0 200:2 401"
            + " 401");
    row(
        "/api/v1/teams.csv",
        "401 200:4 200:3 200:3 200:3 200:2 200:2 200:1 200:1 401 200:1 200:3 200:4 200:1 200:3 401"
            + " 401");
    row(
        "/api/v1/teams/wide",
        "401 200 200 200 200 200 404 404 404 401 404 200 200 404 200 401 401");
    row(
        "/api/v1/teams/large",
        "401 200 404 404 200 404 404 404 404 401 404 404 200 404 404 401 401");
    row(
        "/api/v1/teams/small",
        "401 200 404 404 404 404 200 404 404 401 404 404 200 404 404 401 401");
    row(
        "/api/v1/teams/other teams",
        "401 404 200 200 404 404 404 404 404 401 404 200 404 404 200 401 401");
    row(
        "/api/v1/teams/other teams/learners",
        "401 404 404 404 404 404 404 404 404 401 404 404 404 404 404 401 401");
    row(
        "/api/v1/teams/none",
        "401 404 404 404 404 404 404 404 404 401 404 404 404 404 404 401 401");
    row(
        "/api/v1/teams/wide/learners",
        "401 200:7 404 404 404 200:7 404 404 404 401 404 404 200:7 404 404 401 401");
    row(
        "/api/v1/teams/large/learners",
        "401 200:7 404 404 200:1 404 404 404 404 401 404 404 200:7 404 404 401 401");
    row(
        "/api/v1/teams/small/learners",
        "401 200:2 404 404 404 404 200:1 404 404 401 404 404 200:2 404 404 401 401");
    row(
        "/api/v1/teams/wide/learners.csv",
        "401 200:8 404 404 404 200:8 404 404 404 401 404 404 200:8 404 404 401 401");
    row(
        "/api/v1/teams/small/learners.csv",
        "401 200:3 404 404 404 404 200:2 404 404 401 404 404 200:3 404 404 401 401");
    row(
        "/api/v1/teams/wide/forecast",
        "401 200 404 404 404 200 404 404 404 401 404 404 200 404 404 401 401");
    row(
        "/api/v1/teams/small/forecast?hours=12",
        "401 200 404 404 404 404 200 404 404 401 404 404 200 404 404 401 401");
    row(
        "/api/v1/learners/ada",
        "401 200 404 404 404 404 200 200 404 401 404 404 200 404 404 401 401");
    row(
        "/api/v1/learners/ada/figures/shown",
        "401 200 404 404 404 404 200 200 404 401 404 404 200 404 404 401 401");
    row(
        "/api/v1/learners/ada/figures/risk",
        "401 404 404 404 404 404 404 404 404 401 404 404 404 404 404 401 401");
    row(
        "/api/v1/learners/ada/looks",
        "401 200 200 404 404 404 404 200 404 401 404 404 200 404 200 401 401");
    row(
        "/api/v1/learners/w3/looks",
        "401 200 200 404 404 404 404 404 404 401 404 404 200 404 200 401 401");
    row(
        "/api/v1/learners/bo",
        "401 200 404 404 404 404 404 404 404 401 404 404 200 404 404 401 401");
    row(
        "/api/v1/learners/chief",
        "401 200 404 404 200 200 404 404 404 401 404 404 200 404 404 401 401");
    row(
        "/api/v1/learners/w3",
        "401 200 404 404 404 200 404 404 404 401 404 404 200 404 404 401 401");
    row(
        "/api/v1/learners/none",
        "401 404 404 404 404 404 404 404 404 401 404 404 404 404 404 401 401");
    row(
        "/api/v1/plans/small",
        "401 200 200 200 200 200 200 200 200 401 200 200 200 200 200 401 401");
    row("/api/v1/data", "401 200 200 404 404 404 404 404 404 401 200 404 200 404 200 401 401");
    row("/api/v1/data/deliveries", TABLE.get("/api/v1/learners/w3/looks"));
    row(
        "/api/v1/data/unclaimed-accounts.csv",
        "401 200:1 200:1 404 404 404 404 404 404 401 200:1 404 200:1 404 200:1 401 401");
    row(
        "/api/v1/data/unmapped-activities.csv",
        "401 200:1 200:1 404 404 404 404 404 404 401 200:1 404 200:1 404 200:1 401 401");
    row(
        "/api/v1/reviews",
        "401 200:0 200:0 200:0 200:0 200:0 200:1 200:0 200:0 401 200:0 200:0 200:0 200:0 200:0 401"
            + " 401");
    row(
        "/api/v1/reviews/stand-in",
        "401 204 204 204 204 204 204 204 204 401 204 204 204 204 204 401 401");
    row(
        "/api/v1/reviews/interviews",
        "401 200 200 200 200 200 200 200 200 401 200 200 200 200 200 401 401");
    row("/api/v1/notices", "401 404 200 200 200 200 200 200 200 401 200 404 404 404 404 401 401");
    row(
        "/api/v1/notices/stop?token=none",
        "404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404");
    String owners = "401 200 200 404 404 404 404 404 404 401 404 404 404 404 200 401 401";
    row("/api/v1/manage/keys", owners);
    row("/api/v1/manage/requests?source=moodle", owners);
    row(
        "/api/v1/manage/requests?source=lms",
        "401 200 200 404 404 404 404 404 404 401 200 404 404 404 200 401 401");
    row("/api/v1/manage/users", owners);
    row("/api/v1/settings/checks", owners);
    row("/api/v1/manage/plans/small.yaml", owners);
    row("/api/v1/past/2026-03-05", TABLE.get("/api/v1/home"));
    for (String group :
        List.of("cohorts/spring", "cohorts/none", "teams/wide", "teams/large", "teams/small")) {
      // As it was: whoever may see it as it is.
      row("/api/v1/" + group + "/past/2026-03-05", TABLE.get("/api/v1/" + group));
      row("/api/v1/" + group + "/figures/shown", TABLE.get("/api/v1/" + group));
    }
    row("/api/v1/teams/wide/figures/on-time", TABLE.get("/api/v1/teams/wide/forecast"));
    row("/api/v1/teams/wide/figures/risk", TABLE.get("/api/v1/learners/none"));
    row("/api/v1/stream", "401 200 200 200 200 200 200 200 200 401 200 200 200 200 200 401 401");
  }

  /** Addresses that change something; other tests are about them. */
  private static final Set<String> OTHERS =
      Set.of(
          "POST /api/v1/session",
          "POST /api/v1/session/ticket",
          "POST /api/v1/session/tickets",
          "POST /api/v1/session/password",
          "POST /api/v1/alertmanager",
          "POST /api/v1/reviews",
          "POST /api/v1/reviews/stand-in",
          "POST /api/v1/notices",
          "POST /api/v1/notices/stop",
          "POST /api/v1/learners/{id}/work",
          "POST /api/v1/learners/{id}/words",
          "POST /api/v1/learners/{id}/interviews",
          "POST /api/v1/learners/{id}/attestations",
          "POST /api/v1/learners/{id}/leave",
          "POST /api/v1/learners/{id}/follow-ups",
          "POST /api/v1/learners/{id}/follow-ups/undo",
          "POST /api/v1/session/end",
          "POST /api/v1/data/deliveries/replay",
          "POST /api/v1/settings/tests/{channel}",
          "POST /api/v1/manage/keys",
          "POST /api/v1/manage/users",
          "POST /api/v1/manage/users/password",
          "POST /api/v1/manage/users/removal",
          "POST /api/v1/manage/roster",
          "POST /api/v1/manage/accounts",
          "POST /api/v1/manage/completions",
          "POST /api/v1/manage/check",
          "POST /api/v1/manage/test-event",
          "POST /api/v1/manage/plans/{id}/activities",
          "POST /api/v1/manage/plans/{id}/reviewers",
          "POST /api/v1/manage/plans/{id}/difference",
          "PUT /api/v1/manage/plans/{id}",
          "DELETE /api/v1/manage/keys/{key}");

  private final FilledDashboard dashboard = new FilledDashboard(day(10));
  private final Map<String, Cookie> signedIn = new TreeMap<>();

  private static void row(String address, String answers) {
    TABLE.put(address, answers);
  }

  @BeforeAll
  void fill() {
    dashboard.put(Samples.PLAN);
    dashboard.put(
        learner("ada", "small", "ada@x.example", "Boss@x.example"),
        List.of(Samples.event("s", day(2), Samples.PROJECT, new Fact.Submitted())));
    dashboard.put(learner("bo", "small", null, "other@x.example"), List.of());
    dashboard.put(learner("chief", "large", "chief@x.example", "head@x.example"), List.of());
    for (int i = 1; i <= 6; i++) {
      dashboard.put(learner("l" + i, "large", null, "guide@x.example"), List.of());
    }
    for (int i = 1; i <= 7; i++) {
      dashboard.put(learner("w" + i, "wide", null, "chief@x.example"), List.of());
    }
    keepAWeekAgo();
    dashboard.put("owner@x.example", PASSWORD, UserRole.OWNER);
    dashboard.put("lead@x.example", PASSWORD, UserRole.PROGRAMME_LEAD);
    dashboard.put("operator@x.example", PASSWORD, UserRole.OPERATOR);
    dashboard.putIntegrator("integrator@x.example", PASSWORD, "lms");
    for (String name : List.of("head", "chief", "boss", "ada", "gone")) {
      dashboard.put(name + "@x.example", PASSWORD);
    }
    for (String name : VIEWERS.subList(2, VIEWERS.indexOf("integrator") + 1)) {
      signedIn.put(name, SignedIn.by(dashboard, name + "@x.example", PASSWORD));
    }
    dashboard.removeUser("gone@x.example");
    for (Scope scope : Scope.values()) {
      dashboard.key("for-" + scope.code(), null, scope);
    }
    dashboard.key("for-expired", dashboard.now(), Scope.PEOPLE);
  }

  /** As if all had been then as it is now. */
  private void keepAWeekAgo() {
    Groups groups = dashboard.get(Groups.class);
    LocalDate then = LocalDate.parse("2026-03-05");
    Set<String> joined = Objects.requireNonNull(groups.cohort("spring")).hiddenTeams();
    Stream.of(groups.cohorts(), groups.teams(null), groups.others(null))
        .flatMap(List::stream)
        .map(g -> GroupDay.of(g, joined.contains(String.valueOf(g.team())), null, then))
        .forEach(row ->
            dashboard.put(
                dashboard.tables().days(),
                PastDay.ofGroup(row.cohort(), row.team()) + then,
                row,
                Json.serde(PastDay.class)));
  }

  @AfterAll
  void stop() {
    dashboard.close();
  }

  @Test
  void eachViewerIsAnsweredWhatIsTheirs() {
    List<String> wrong = new ArrayList<>();
    TABLE.forEach((address, answers) -> {
      List<String> expected = List.of(answers.split(" ", -1));
      for (int i = 0; i < VIEWERS.size(); i++) {
        String got = answer(VIEWERS.get(i), address, expected.get(i).contains(":"));
        if (!got.equals(expected.get(i))) {
          wrong.add(VIEWERS.get(i) + " " + address + ": " + got + ", not " + expected.get(i));
        }
      }
    });
    assertThat(wrong).isEmpty();
  }

  /** What is refused reads like what is not there. */
  @Test
  void aRefusalTellsNothing() {
    assertThat(body("boss", "/api/v1/teams/large")).isEqualTo(body("boss", "/api/v1/teams/none"));
    assertThat(body("boss", "/api/v1/learners/w3"))
        .isEqualTo(body("boss", "/api/v1/learners/none"));
  }

  @Test
  void noNameOfAnotherStandsInAForecast() {
    String forecast = body("boss", "/api/v1/teams/small/forecast");
    assertThat(forecast).contains("\"names\":{\"ada\":\"ada\"}");
  }

  @Test
  void everyAddressStandsInTheTable() {
    Set<String> known = new TreeSet<>(OTHERS);
    for (String address : TABLE.keySet()) {
      known.add(
          "GET "
              + address
                  .replaceAll("\\?.*", "")
                  .replaceAll("/past/.*", "/past/{day}")
                  .replaceAll("/teams/(wide|large|small|none|other teams)", "/teams/{team}")
                  .replaceAll("/cohorts/(spring|none)", "/cohorts/{cohort}")
                  .replaceAll("/learners/(ada|bo|chief|w3|none)", "/learners/{id}")
                  .replaceAll("/figures/(shown|risk|on-time)", "/figures/{figure}")
                  .replace("/plans/small", "/plans/{id}"));
    }
    assertThat(known).containsExactlyInAnyOrderElementsOf(ApiAddresses.of(dashboard.controllers()));
  }

  private String answer(String viewer, String address, boolean counted) {
    MvcTestResult result = asked(viewer, address);
    String status = String.valueOf(result.getResponse().getStatus());
    if (!counted || !status.equals("200")) {
      return status;
    }
    String body = text(result);
    return status
        + ":"
        + (address.contains(".csv") ? body.lines().count() : Json.MAPPER.readTree(body).size());
  }

  private String body(String viewer, String address) {
    return text(asked(viewer, address));
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), UTF_8);
  }

  private MvcTestResult asked(String viewer, String address) {
    if (viewer.equals("admin")) {
      dashboard.asAdministrator();
    } else if (viewer.startsWith(KEY)) {
      dashboard.byKey("for-" + viewer.substring(KEY.length()));
    } else {
      dashboard.as(signedIn.get(viewer));
    }
    return dashboard
        .api()
        .get()
        .uri(address)
        .accept(address.endsWith("stream") ? MediaType.TEXT_EVENT_STREAM : MediaType.ALL)
        .asyncExchange();
  }

  private static Learner learner(String id, String team, @Nullable String mail, String manager) {
    return learner(id, team, "spring", mail, manager);
  }

  private static Learner learner(
      String id, String team, String cohort, @Nullable String mail, String manager) {
    return SampleLearner.of(id).mail(mail).team(team).cohort(cohort).managedBy(manager).learner();
  }
}
