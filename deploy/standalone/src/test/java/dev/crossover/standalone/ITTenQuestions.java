package dev.crossover.standalone;

import static dev.crossover.standalone.Visitors.button;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.plain.PlainCohort;
import dev.crossover.standalone.plain.PlainCohort.PlainTeam;
import dev.crossover.standalone.plain.PlainPerson;
import dev.crossover.standalone.plain.PlainPlan;
import dev.crossover.standalone.plain.PlainPlan.PlannedUnit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The ten questions of a manager: each is answered by text of the page, which is held against a
 * second, plain computation from the events on the broker, the roster and the plan. The plain
 * classes share no code with the product, but know its rules from the words of the model's README:
 * they find what is counted, sorted, dated or worded wrongly, and not a rule that is wrong itself.
 */
@ExtendWith(SharedStack.class)
@Order(2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ITTenQuestions {

  private static final String MANAGER = "mona@ten-questions.example";
  private static final String TEAM = "together";
  private static final String STUCK_TOGETHER = "ten-stuck";
  private static final String TALKED_TO = "ten-talks";

  /** An alert opens half a minute after the last event, or up to a minute later. */
  private static final Duration SOON = Duration.ofMinutes(3);

  private static final double SHORT_WAIT_MILLIS = 15_000;

  private final RunningStack stack;
  private final Visitors visitors;

  ITTenQuestions(RunningStack stack) {
    this.stack = stack;
    this.visitors = new Visitors(stack);
  }

  /** One question, put to the pages and to what stands on the broker. */
  private interface PageQuestion {
    void ask(PageText page, LoggedFacts facts);
  }

  private void asManager(PageQuestion question)
      throws IOException, InterruptedException, ExecutionException {
    ITStories.untilAllIsTold(stack);
    LoggedFacts facts = new LoggedFacts(stack);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = stack.signedIn(browser, new Browser.NewPageOptions());
      question.ask(new PageText(stack, page), facts);
    }
  }

  /**
   * Knows who has an alert by the five conditions, and the gap by done hours and clicks, to the
   * tenth of a week that is shown. Not that a silent cohort or source puts alerts off.
   */
  @Test
  @Order(1)
  void whichTeamFirstAndWhy() throws IOException, InterruptedException, ExecutionException {
    asManager(
        (page, facts) -> new TeamQuestions(page, facts.cohort("demo")).whichTeamFirstAndWhy());
  }

  /**
   * Knows the conditions, since when each holds, and the order of risk. Not what somebody said,
   * which in the demo nobody did.
   */
  @Test
  @Order(2)
  void whoSinceWhenAndWhichStep() throws IOException, InterruptedException, ExecutionException {
    asManager(
        (page, facts) -> new TeamQuestions(page, facts.cohort("demo")).whoSinceWhenAndWhichStep());
  }

  /**
   * Knows results and gates: right and wrong answers are added up, and levels read off a beta
   * distribution in steps. Not what is assumed. Most is lacking where most is missing over all
   * people; what is as short within 0.05 may be named instead.
   */
  @Test
  @Order(3)
  void howManyAreReadyAndWhatLacksMost()
      throws IOException, InterruptedException, ExecutionException {
    asManager((page, facts) ->
        new TeamQuestions(page, facts.cohort("demo")).howManyAreReadyAndWhatLacksMost());
  }

  /**
   * Knows the chances on people's own pages, and how far luck is shared; not how chances came
   * about. A number is right where the futures have its quantile within 3 points.
   */
  @Test
  @Order(4)
  void howManyWillBeOnTimeAndHowSureIsThat()
      throws IOException, InterruptedException, ExecutionException {
    asManager((page, facts) ->
        new ForecastQuestions(page, facts.cohort("demo")).howManyWillBeOnTimeAndHowSureIsThat());
  }

  /**
   * Knows the same, day by day. A day is right from where 78 % of the futures have so many done to
   * where 82 % have, and a day to either side.
   */
  @Test
  @Order(5)
  void whenAreSoManyDoneWithFourInFive()
      throws IOException, InterruptedException, ExecutionException {
    asManager((page, facts) ->
        new ForecastQuestions(page, facts.cohort("demo")).whenAreSoManyDoneWithFourInFive());
  }

  /** Knows the same, and that a day brings what 12 hours bring instead of their own. */
  @Test
  @Order(6)
  void whatIfTheyHadTwelveHours() throws IOException, InterruptedException, ExecutionException {
    asManager((page, facts) ->
        new ForecastQuestions(page, facts.cohort("demo")).whatIfTheyHadTwelveHours());
  }

  /**
   * Knows events, accounts, activities and letters, counted on the topics. Not what was sent and
   * never came, nor how long a source is usually quiet that is not new.
   */
  @Test
  @Order(8)
  void canTheDataBeTrustedToday() throws IOException, InterruptedException, ExecutionException {
    asManager((page, facts) -> new DataQuestions(page, facts).canTheDataBeTrustedToday());
  }

  /**
   * Knows who of the team has passed what blocks somebody; which two of them are named is the
   * page's choice. Not who offers it.
   */
  @Test
  @Order(10)
  void whoCanHelp() throws IOException, InterruptedException, ExecutionException {
    asManager((page, facts) -> new TeamQuestions(page, facts.cohort("demo")).whoCanHelp());
  }

  /**
   * In the demo nowhere; in a team of three, two of whom fail a check, on that check. Knows each
   * unit's attempts and days; days are shown by the upper end of a bin.
   */
  @Test
  @Order(11)
  void whereDoSeveralGetStuck() throws IOException, InterruptedException, ExecutionException {
    asManager((page, facts) -> {
      PlainCohort demo = facts.cohort("demo");
      for (PlainTeam team : demo.teams()) {
        assertThat(new UnitQuestions(page, demo, "demo").whereDoSeveralGetStuck(team.name()))
            .isEmpty();
      }
    });
    for (int i = 1; i <= 3; i++) {
      enrol("stuck-" + i, "Stuck Mate" + i, STUCK_TOGETHER);
    }
    grade("stuck-1", "prompt-evaluation", false);
    grade("stuck-2", "prompt-evaluation", false);
    grade("stuck-3", "prompt-evaluation", true);
    grade("stuck-3", "api-check", false);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      PageText page = new PageText(stack, asMona(browser));
      soon(() -> {
        PlainCohort cohort = new LoggedFacts(stack).cohort(STUCK_TOGETHER);
        assertThat(new UnitQuestions(page, cohort, STUCK_TOGETHER).whereDoSeveralGetStuck(TEAM))
            .extracting(unit -> unit.unit().id())
            .containsExactly("prompt-evaluation");
      });
    }
  }

  /**
   * Two have an alert; one is talked to, and goes on. Knows whose alert holds before and after, and
   * who was talked to. The talk is of today: none can be noted for last week.
   */
  @Test
  @Tag("long")
  @Order(12)
  void whatBecameOfWhatIDid() throws IOException, InterruptedException, ExecutionException {
    enrol("talked-1", "Nora Talkedto", TALKED_TO);
    enrol("talked-2", "Olaf Leftalone", TALKED_TO);
    await().atMost(SOON).until(() -> open() == 2);
    List<PlainPerson> alerted = alerted();
    assertThat(alerted).extracting(PlainPerson::name).contains("Nora Talkedto", "Olaf Leftalone");
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = asMona(browser);
      page.navigate(stack.url("/teams/" + TEAM + "?cohort=" + TALKED_TO));
      Locator nora = page.locator("tr", new Page.LocatorOptions().setHasText("Nora Talkedto"));
      button(nora, "I talked to them").click();
      nora.getByText("you talked to them").waitFor();
      grade("talked-1", "api-check", true);
      await().atMost(SOON).until(() -> open() == 1);
      assertThat(alerted()).extracting(PlainPerson::name).containsExactly("Olaf Leftalone");
      PlainCohort cohort = new LoggedFacts(stack).cohort(TALKED_TO);
      soon(() ->
          new ActionQuestions(new PageText(stack, page), cohort).whatBecameOfWhatIDid(alerted));
    }
  }

  /** Open alerts of those who are talked to, or are not. */
  private long open() throws IOException, InterruptedException {
    String address = "/api/v1/teams/" + TEAM + "/learners?cohort=" + TALKED_TO;
    Api.Answer answer = stack.doors().dashboard().get(address);
    return answer.ok()
        ? answer.json().valueStream().filter(row -> !row.get("stalls").isEmpty()).count()
        : 0;
  }

  /** A browser takes orders of one thread alone. */
  private static void soon(ThrowingRunnable reads) {
    await().pollInSameThread().atMost(SOON).ignoreExceptions().untilAsserted(reads);
  }

  private List<PlainPerson> alerted() throws ExecutionException, InterruptedException {
    PlainCohort cohort = new LoggedFacts(stack).cohort(TALKED_TO);
    return cohort.people().stream().filter(p -> cohort.alert(p).isPresent()).toList();
  }

  private void enrol(String id, String name, String cohort)
      throws IOException, InterruptedException {
    visitors.enrol(id, name, id + "@ten-questions.example", TEAM, cohort, MANAGER);
  }

  private Page asMona(Browser browser) throws IOException, InterruptedException {
    stack.doors().addUser(MANAGER, List.of());
    Page page = browser.newPage();
    page.setDefaultTimeout(SHORT_WAIT_MILLIS);
    page.navigate(stack.doors().signedIn(MANAGER).toString());
    page.locator(".who").waitFor();
    return page;
  }

  /** As a tool would report that somebody passed a unit, or failed it. */
  private void grade(String learner, String unit, boolean passed)
      throws IOException, InterruptedException, ExecutionException {
    PlainPlan plan =
        new LoggedFacts(stack)
            .plans().stream().filter(p -> p.id().equals("ml-to-genai")).findFirst().orElseThrow();
    PlannedUnit planned =
        plan.units().stream().filter(u -> u.id().equals(unit)).findFirst().orElseThrow();
    String event =
        """
        [{"specversion":"1.0","type":"dev.crossover.graded.v1","source":"urn:test","id":"%s",\
        "time":"%s","data":{"learner":"%s","activity":"%s","score":%s,"passed":%s}}]\
        """
            .formatted(
                UUID.randomUUID(),
                Instant.now(),
                learner,
                plan.activity(planned),
                passed ? 0.9 : 0.3,
                passed);
    Doors.require(Doors.events(stack.doors().source("test"), event), "a grade");
  }
}
